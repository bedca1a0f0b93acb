/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import io.costintent.CostTracking;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.budget.store.KillSwitch;
import io.costintent.call.BatchStore;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.BudgetExhaustedException;
import io.costintent.policy.CallsKilledException;
import io.costintent.pricing.PriceBooks;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batch jobs of OpenAI: submitted under an intent, billed when their results are read. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "results of batches", form = Form.RAW)
class OpenAiBatchTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();
  private static final CostIntent COLLECTOR = CostIntent.builder().team("platform").build();

  /** At 0.075 and 0.30 US dollars for a million tokens of a batch: 0.000225. */
  private static final Reply ANSWER =
      Reply.builder().text("billing").usage(WireUsage.of(1000, 500)).build();

  @RegisterExtension final Harness harness = new Harness();

  private CostTracking tracking(BatchStore store) {
    return harness.with(builder -> builder.priceBook(PriceBooks.bundled()).batchStore(store));
  }

  private OpenAIClient client(CostTracking tracking) {
    return client(tracking, OpenAiOptions.defaults());
  }

  private OpenAIClient client(CostTracking tracking, OpenAiOptions options) {
    return OpenAiTracking.wrap(
        OpenAiClients.sync(harness.simulator().baseUrl()), tracking, options);
  }

  private OpenAIClient client() {
    return client(tracking(BatchStore.inMemory()));
  }

  private static FileCreateParams file(int requests) {
    return file(
        requests,
        "/v1/chat/completions",
        """
        {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "where do herons nest"}]}
        """);
  }

  private static FileCreateParams file(int requests, String url, String body) {
    String lines =
        IntStream.range(0, requests)
            .mapToObj(i ->
                "{\"custom_id\": \"r-%d\", \"method\": \"POST\", \"url\": \"%s\", \"body\": %s}"
                    .formatted(i, url, body.strip()))
            .collect(Collectors.joining("\n"));
    return FileCreateParams.builder()
        .file(lines.getBytes(StandardCharsets.UTF_8))
        .purpose(FilePurpose.BATCH)
        .build();
  }

  private static BatchCreateParams job(String file) {
    return BatchCreateParams.builder()
        .inputFileId(file)
        .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
        .completionWindow(BatchCreateParams.CompletionWindow._24H)
        .build();
  }

  private static String submit(OpenAIClient client, FileCreateParams file) {
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      String id = client.files().create(file).id();
      return client.batches().create(job(id)).id();
    }
  }

  private static String results(OpenAIClient client, String batch) {
    return client.batches().retrieve(batch).outputFileId().orElseThrow();
  }

  private static String read(OpenAIClient client, String file) {
    try (HttpResponse response = client.files().content(file)) {
      return text(response);
    }
  }

  private static String text(HttpResponse response) {
    try {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void results_areBilledToTheIntentThatSubmittedTheJob() {
    harness.simulator().enqueue(ANSWER, ANSWER);
    OpenAIClient client = client();
    String batch = submit(client, file(2));

    String lines;
    try (Scope ignored = IntentContext.open(COLLECTOR)) {
      lines = read(client, results(client, batch));
    }

    assertThat(lines.lines()).hasSize(2).allMatch(line -> line.contains("billing"));
    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2);
    assertThat(records).extracting(CallRecord::intent).containsOnly(TRIAGE);
    CallRecord record = records.get(0);
    assertThat(record.request().isBatch()).isTrue();
    assertThat(record.request().operation()).isEqualTo("chat");
    assertThat(record.request().serverAddress()).isEqualTo("127.0.0.1");
    assertThat(record.startedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void results_haveTheRatesOfBatches() {
    harness.simulator().enqueue(ANSWER);
    OpenAIClient client = client();

    read(client, results(client, submit(client, file(1))));

    CallRecord record = harness.takeRecord();
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.000225"));
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void results_areBilledOnceHoweverOftenTheyAreRead() {
    OpenAIClient client = client();
    String file = results(client, submit(client, file(3)));

    read(client, file);
    read(client, file);

    assertThat(harness.takeRecords()).hasSize(3);
  }

  @Test
  void results_thatWereReadInPartAreBilledWhenTheRestIs() throws IOException {
    OpenAIClient client = client();
    String file = results(client, submit(client, file(3)));
    try (HttpResponse response = client.files().content(file)) {
      for (int next = response.body().read(); next != '\n'; next = response.body().read()) {
        assertThat(next).isNotNegative();
      }
    }
    assertThat(harness.takeRecords()).hasSize(1);

    read(client, file);

    assertThat(harness.takeRecords()).hasSize(2);
  }

  /** Another process submitted; both keep what they know in one place. */
  @Test
  void results_readByAnotherProcessAreBilledToTheIntentAndOnce() {
    BatchStore shared = BatchStore.inMemory();
    String batch = submit(client(tracking(shared)), file(1));
    OpenAIClient reader = client(tracking(shared));
    OpenAIClient third = client(tracking(shared));

    read(reader, results(reader, batch));
    read(third, results(third, batch));

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void results_ofAJobThatNobodyKnowsAreBilledToWhoReadsThem() {
    String batch = submit(client(), file(1));
    OpenAIClient other = client();

    try (Scope ignored = IntentContext.open(COLLECTOR)) {
      read(other, results(other, batch));
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(COLLECTOR);
  }

  @Test
  void results_ofAJobThatSomebodyExplainsAreBilledToThat() {
    String batch = submit(client(), file(1));
    CostTracking tracking = tracking(BatchStore.inMemory());
    tracking.batches().submitted("openai", batch, TRIAGE);
    OpenAIClient other = client(tracking);

    read(other, results(other, batch));

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void errorsAndWhatExpired_areNotBilled() {
    harness
        .simulator()
        .enqueue(
            ANSWER, Reply.error(400), Reply.builder().error(408, "batch_expired", "late").build());
    OpenAIClient client = client();
    String batch = submit(client, file(3));
    Batch done = client.batches().retrieve(batch);

    String errors = read(client, done.errorFileId().orElseThrow());
    read(client, done.outputFileId().orElseThrow());

    assertThat(errors.lines()).hasSize(2);
    assertThat(harness.takeRecords()).hasSize(1);
  }

  @Test
  void embeddingsOfABatch_areBilledAsEmbeddings() {
    OpenAIClient client = client();
    FileCreateParams embeddings =
        file(1, "/v1/embeddings", "{\"model\": \"text-embedding-3-small\", \"input\": \"herons\"}");

    read(client, results(client, submit(client, embeddings)));

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("embeddings");
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void responsesOfABatch_areBilled() {
    OpenAIClient client = client();
    FileCreateParams responses =
        file(1, "/v1/responses", "{\"model\": \"gpt-4o-mini\", \"input\": \"herons\"}");

    read(client, results(client, submit(client, responses)));

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("chat");
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void files_thatAreNoResultsAreHandedOnAsTheyAre() {
    OpenAIClient client = client();
    String input = client.files().create(file(2)).id();

    assertThat(read(client, input)).contains("\"custom_id\"").contains("r-1");

    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  @DoorRow(
      client = "OpenAI",
      sdk = "openai-java",
      operation = "results of batches",
      form = Form.FUTURE)
  void asynchronousClient_keepsTheIntentAndBills() throws Exception {
    OpenAIClientAsync client =
        OpenAiTracking.wrap(
            OpenAiClients.async(harness.simulator().baseUrl()), tracking(BatchStore.inMemory()));
    String file = client.files().create(file(1)).get(30, TimeUnit.SECONDS).id();
    String batch;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      batch = client.batches().create(job(file)).get(30, TimeUnit.SECONDS).id();
    }

    Batch done = client.batches().retrieve(batch).get(30, TimeUnit.SECONDS);
    try (HttpResponse response =
        client.files().content(done.outputFileId().orElseThrow()).get(30, TimeUnit.SECONDS)) {
      assertThat(text(response)).isNotEmpty();
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void rawResponses_keepTheIntent() {
    OpenAIClient client = client();
    String file = client.files().create(file(1)).id();
    String batch;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      batch = client.batches().withRawResponse().create(job(file)).parse().id();
    }

    Batch done = client.batches().withRawResponse().retrieve(batch).parse();
    try (HttpResponse response =
        client.files().withRawResponse().content(done.outputFileId().orElseThrow())) {
      assertThat(text(response)).isNotEmpty();
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void failureOfTheProvider_arrivesAsItIs() {
    assertThatThrownBy(() -> client().batches().retrieve("batch_nobody_knows"))
        .isInstanceOf(com.openai.errors.NotFoundException.class);
    assertThatThrownBy(() -> read(client(), "file_nobody_knows"))
        .isInstanceOf(com.openai.errors.NotFoundException.class);
  }

  @Test
  void submission_isDeniedWhenABudgetHasNothingLeft() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    CostTracking limited =
        harness.limited(
            store, budget -> budget.limit(Money.usd("0.0001")).window(LifetimeWindow.unbounded()));
    harness.simulator().enqueue(Reply.builder().usage(WireUsage.of(1000, 500)).build());
    OpenAIClient client = client(limited);
    FileCreateParams priced =
        file(1, "/v1/chat/completions", "{\"model\": \"conformance-1\", \"messages\": []}");
    read(client, results(client, submit(client, priced)));
    assertThat(harness.takeRecord().isBilled()).isTrue();
    harness.simulator().clearRequests();

    assertThatThrownBy(() -> client.batches().create(job("file-1")))
        .isInstanceOf(BudgetExhaustedException.class);

    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(store.balances(store.counters("herons")).get(0).reserved()).isZero();
    harness.takeRecord();
  }

  /** The simulated answers are of the first of January. */
  @Test
  void results_countInTheWindowInWhichTheyWereMade() {
    InMemoryBudgetStore store =
        InMemoryBudgetStore.create(() -> Instant.parse("2026-02-01T08:00:00Z"));
    OpenAIClient client = client(harness.limited(store, budget -> budget));
    FileCreateParams priced =
        file(1, "/v1/chat/completions", "{\"model\": \"conformance-1\", \"messages\": []}");

    read(client, results(client, submit(client, priced)));

    harness.takeRecord();
    assertThat(store.balances(store.counters("herons")))
        .filteredOn(balance -> balance.settled() > 0)
        .singleElement()
        .satisfies(balance -> assertThat(balance.key().toString()).contains("2026-01"));
  }

  @Test
  void submission_isDeniedByAKillSwitch() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    CostTracking stopped = harness.limited(store, UnaryOperator.identity());
    store.kill(new KillSwitch(IntentKey.TEAM, "support", "incident", "ana", Instant.EPOCH));

    assertThatThrownBy(() -> submit(client(stopped), file(1)))
        .isInstanceOf(CallsKilledException.class);
    harness.takeRecord();
  }

  @Test
  void submission_tellsTheProviderNothing() {
    submit(client(), file(1));

    assertThat(harness.simulator().requests())
        .noneMatch(request -> request.bodyText().contains("support"))
        .noneMatch(request -> request.headers().toString().contains("support"));
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void metadata_tellsAnotherProcessWhereTheApplicationOptedForIt() {
    OpenAiOptions options =
        OpenAiOptions.defaults().withBatchMetadata(IntentKey.TEAM, IntentKey.TENANT);
    OpenAIClient submitting = client(tracking(BatchStore.inMemory()), options);
    String batch = submit(submitting, file(1));
    OpenAIClient reading = client(tracking(BatchStore.inMemory()), options);

    read(reading, results(reading, batch));

    assertThat(harness.simulator().requests())
        .filteredOn(request -> request.path().equals("/v1/batches"))
        .singleElement()
        .satisfies(request ->
            assertThat(request.body().path("metadata").toString())
                .isEqualTo("{\"costintent.team\":\"support\"}"));
    assertThat(harness.takeRecord().intent())
        .isEqualTo(CostIntent.builder().team("support").build());
  }

  @Test
  void metadata_ofTheApplicationStaysAsItIs() {
    OpenAiOptions options = OpenAiOptions.defaults().withBatchMetadata(IntentKey.values());
    OpenAIClient client = client(tracking(BatchStore.inMemory()), options);
    BatchCreateParams.Metadata.Builder own = BatchCreateParams.Metadata.builder();
    own.putAdditionalProperty("costintent.team", JsonValue.from("mine"));
    for (int i = 0; i < 14; i++) {
      own.putAdditionalProperty("key-" + i, JsonValue.from("value"));
    }
    String file = client.files().create(file(1)).id();

    try (Scope ignored = IntentContext.open(TRIAGE.toBuilder().tenant("acme").build())) {
      client.batches().create(job(file).toBuilder().metadata(own.build()).build());
    }

    JsonNode sent = harness.simulator().requests().get(1).body().path("metadata");
    assertThat(sent.size()).isEqualTo(16);
    assertThat(sent.path("costintent.team").textValue()).isEqualTo("mine");
    assertThat(sent.path("costintent.feature").textValue()).isEqualTo("triage");
  }
}
