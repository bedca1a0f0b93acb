/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import io.costintent.CostTracking;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.BatchStore;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.policy.ApprovedModels;
import io.costintent.policy.ModelNotApprovedException;
import io.costintent.policy.RequestExceedsBudgetException;
import io.costintent.pricing.PriceBooks;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batch jobs of Anthropic: submitted under an intent, billed when their results are read. */
@DoorRow(
    client = "Anthropic",
    sdk = "anthropic-java",
    operation = "results of batches",
    form = Form.STREAM)
class AnthropicBatchTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder().team("support").feature("triage").build();
  private static final CostIntent COLLECTOR = CostIntent.builder().team("platform").build();
  private static final String MODEL = "claude-haiku-4-5";

  /** At 0.50 and 2.50 US dollars for a million tokens of a batch: 0.00075. */
  private static final Reply ANSWER =
      Reply.builder().text("billing").usage(WireUsage.of(1000, 100)).build();

  @RegisterExtension final Harness harness = new Harness();

  private CostTracking tracking() {
    return harness.with(builder -> builder.priceBook(PriceBooks.bundled()));
  }

  private AnthropicClient client(CostTracking tracking) {
    return AnthropicTracking.wrap(AnthropicClients.sync(harness.simulator().baseUrl()), tracking);
  }

  private static BatchCreateParams job(int requests) {
    return job(requests, MODEL, "where do the herons nest");
  }

  private static BatchCreateParams job(int requests, String model, String prompt) {
    BatchCreateParams.Builder job = BatchCreateParams.builder();
    for (int i = 0; i < requests; i++) {
      job.addRequest(
          BatchCreateParams.Request.builder()
              .customId("r-" + i)
              .params(
                  BatchCreateParams.Request.Params.builder()
                      .model(model)
                      .maxTokens(100)
                      .addUserMessage(prompt)
                      .build())
              .build());
    }
    return job.build();
  }

  private static String submit(AnthropicClient client, BatchCreateParams job) {
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      return client.messages().batches().create(job).id();
    }
  }

  private static List<String> read(AnthropicClient client, String batch) {
    try (StreamResponse<MessageBatchIndividualResponse> results =
        client.messages().batches().resultsStreaming(batch)) {
      return results.stream().map(MessageBatchIndividualResponse::customId).toList();
    }
  }

  @Test
  void results_areBilledToTheIntentThatSubmittedTheJob() {
    harness.simulator().enqueue(ANSWER, ANSWER);
    AnthropicClient client = client(tracking());
    String batch = submit(client, job(2));

    try (Scope ignored = IntentContext.open(COLLECTOR)) {
      assertThat(read(client, batch)).containsExactly("r-0", "r-1");
    }

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).hasSize(2);
    assertThat(records).extracting(CallRecord::intent).containsOnly(TRIAGE);
    assertThat(records.get(0).request().isBatch()).isTrue();
    assertThat(records.get(0).cost().total()).isEqualTo(Money.usd("0.00075"));
    assertThat(records.get(0).cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void results_areBilledOnceHoweverTheyAreRead() throws Exception {
    CostTracking tracking = tracking();
    AnthropicClient client = client(tracking);
    String batch = submit(client, job(2));

    read(client, batch);
    read(client, batch);
    try (HttpResponse raw = client.messages().batches().withRawResponse().resultsStreaming(batch)) {
      assertThat(new String(raw.body().readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    assertThat(harness.takeRecords()).hasSize(2);
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "results of batches",
      form = Form.RAW_STREAM)
  void resultsReadAsBytes_areBilled() throws Exception {
    harness.simulator().enqueue(ANSWER);
    AnthropicClient client = client(tracking());
    String batch = submit(client, job(1));

    try (HttpResponse raw = client.messages().batches().withRawResponse().resultsStreaming(batch)) {
      assertThat(new String(raw.body().readAllBytes(), StandardCharsets.UTF_8)).contains("billing");
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.intent()).isEqualTo(TRIAGE);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.00075"));
  }

  @Test
  void resultsParsedLater_areBilled() {
    AnthropicClient client = client(tracking());
    String batch = submit(client, job(1));

    try (StreamResponse<MessageBatchIndividualResponse> results =
        client.messages().batches().withRawResponse().resultsStreaming(batch).parse()) {
      assertThat(results.stream()).hasSize(1);
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void results_thatWereReadInPartAreBilledWhenTheRestIs() {
    AnthropicClient client = client(tracking());
    String batch = submit(client, job(3));
    try (StreamResponse<MessageBatchIndividualResponse> results =
        client.messages().batches().resultsStreaming(batch)) {
      results.stream().findFirst();
    }
    assertThat(harness.takeRecords()).hasSize(1);

    read(client, batch);

    assertThat(harness.takeRecords()).hasSize(2);
  }

  @Test
  void whatFailedOrExpiredOrWasCancelled_isNotBilled() {
    harness
        .simulator()
        .enqueue(
            Reply.error(400),
            Reply.builder().error(408, "expired", "late").build(),
            Reply.builder().error(408, "canceled", "gone").build(),
            ANSWER);
    AnthropicClient client = client(tracking());

    assertThat(read(client, submit(client, job(4)))).hasSize(4);

    assertThat(harness.takeRecords()).hasSize(1);
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "results of batches",
      form = Form.ASYNC_STREAM)
  void asynchronousResults_areBilledAsTheHandlerGetsThem() throws Exception {
    AnthropicClientAsync client =
        AnthropicTracking.wrap(AnthropicClients.async(harness.simulator().baseUrl()), tracking());
    String batch;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      batch = client.messages().batches().create(job(2)).get(30, TimeUnit.SECONDS).id();
    }

    AsyncStreamResponse<MessageBatchIndividualResponse> results =
        client.messages().batches().resultsStreaming(batch);
    results.subscribe(result -> assertThat(result.customId()).startsWith("r-"));
    results.onCompleteFuture().get(30, TimeUnit.SECONDS);

    assertThat(harness.takeRecords())
        .hasSize(2)
        .extracting(CallRecord::intent)
        .containsOnly(TRIAGE);
  }

  @Test
  @DoorRow(
      client = "Anthropic",
      sdk = "anthropic-java",
      operation = "results of beta batches",
      form = Form.STREAM)
  void betaBatches_areBilledLikewise() {
    AnthropicClient client = client(tracking());
    com.anthropic.models.beta.messages.batches.BatchCreateParams job =
        com.anthropic.models.beta.messages.batches.BatchCreateParams.builder()
            .addRequest(
                com.anthropic.models.beta.messages.batches.BatchCreateParams.Request.builder()
                    .customId("b-1")
                    .params(
                        com.anthropic.models.beta.messages.batches.BatchCreateParams.Request.Params
                            .builder()
                            .model(MODEL)
                            .maxTokens(100)
                            .addUserMessage("where do the herons nest")
                            .build())
                    .build())
            .build();
    String batch;
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      batch = client.beta().messages().batches().create(job).id();
    }

    try (StreamResponse<?> results = client.beta().messages().batches().resultsStreaming(batch)) {
      assertThat(results.stream()).hasSize(1);
    }

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void results_readByAnotherProcessAreBilledOnceThatKnowsTheJob() {
    BatchStore shared = BatchStore.inMemory();
    String batch = submit(client(harness.with(builder -> builder.batchStore(shared))), job(1));
    AnthropicClient reader = client(harness.with(builder -> builder.batchStore(shared)));
    AnthropicClient third = client(harness.with(builder -> builder.batchStore(shared)));

    read(reader, batch);
    read(third, batch);

    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void results_settleInBudgets() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    harness.simulator().enqueue(ANSWER);
    AnthropicClient client = client(harness.limited(store, budget -> budget));

    read(client, submit(client, job(1, ConformancePrices.MODEL, "where")));

    assertThat(harness.takeRecord().isBilled()).isTrue();
    assertThat(store.balances(store.counters("herons")).get(0).settled()).isEqualTo(3_500_000);
  }

  @Test
  void submission_isDeniedWhenItsRequestsTogetherDoNotFit() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    AnthropicClient client = client(harness.limited(store, budget -> budget));

    // 100 tokens out at 40 dollars a million, the dearest of the model, are 0.004 a request.
    String batch = submit(client, job(10, ConformancePrices.MODEL, "where"));
    assertThat(batch).isNotEmpty();
    harness.simulator().clearRequests();
    assertThatThrownBy(() -> submit(client, job(20, ConformancePrices.MODEL, "where")))
        .isInstanceOf(RequestExceedsBudgetException.class);

    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(store.balances(store.counters("herons")).get(0).reserved()).isZero();
    assertThat(harness.takeRecord().intent()).isEqualTo(TRIAGE);
  }

  @Test
  void submission_isDeniedWhenAModelInItIsNotApproved() {
    ApprovedModels haiku =
        ApprovedModels.builder().allow(IntentKey.TEAM, "support", MODEL).enforce().build();
    AnthropicClient client = client(harness.with(builder -> builder.policy(haiku)));

    submit(client, job(1));
    assertThatThrownBy(() -> submit(client, job(1, "claude-opus-4-5", "where")))
        .isInstanceOf(ModelNotApprovedException.class);

    assertThat(harness.simulator().requests()).hasSize(1);
    harness.takeRecord();
  }
}
