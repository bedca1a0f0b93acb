/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static io.costintent.usage.UsageUnit.RERANK_UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cohere.api.Cohere;
import com.cohere.api.core.CohereApiException;
import com.cohere.api.requests.ClassifyRequest;
import com.cohere.api.resources.v2.requests.V2ChatRequest;
import com.cohere.api.types.ClassifyExample;
import io.costintent.CostTracking;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.Operation;
import io.costintent.clients.TokenCounter;
import io.costintent.clients.WireRequest;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the suites do not ask of Cohere's doors. */
class CohereTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void billedUnits_areBilledAndNotTokens() {
    reply(
        WireUsage.ofJson(
            "{\"billed_units\": {\"input_tokens\": 5.0, \"output_tokens\": 418.0},"
                + "\"tokens\": {\"input_tokens\": 71.0, \"output_tokens\": 418.0}}"));

    bundled().v2().chat(CohereCalls.chat("command-a-03-2025", PROMPT));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(INPUT_TOKENS)).isEqualTo(5);
    assertThat(record.usage().quantity(OUTPUT_TOKENS)).isEqualTo(418);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0041925"));
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void provider_isTheOneThatTheApplicationStates() {
    CohereOptions options =
        CohereOptions.defaults()
            .withProvider("azure.ai.inference")
            .withTokenCounter(TokenCounter.jtokkit());
    reply(WireUsage.of(5, 418));

    CohereTracking.builder(harness.tracking(), options)
        .url(url().toString())
        .token("sk")
        .build()
        .v2()
        .chat(CohereCalls.chat(MODEL, PROMPT));

    assertThat(harness.takeRecord().request().provider()).isEqualTo("azure.ai.inference");
    assertThat(options).asString().contains("azure.ai.inference");
  }

  @Test
  void searchUnits_areBilledByTheBundledBook() {
    harness
        .simulator()
        .enqueue(Reply.builder().usage(WireUsage.builder().searchUnits(2).build()).build());

    bundled().v2().rerank(CohereCalls.rerank("rerank-v3.5", PROMPT));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(RERANK_UNITS)).isEqualTo(2);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.004"));
  }

  @Test
  void tokensWithoutBilledUnits_areAnEstimate() {
    reply(WireUsage.ofJson("{\"tokens\": {\"input_tokens\": 71.0, \"output_tokens\": 4.0}}"));

    client(harness.tracking()).v2().chat(CohereCalls.chat(MODEL, PROMPT));

    assertThat(harness.takeRecord().cost().reasons())
        .containsExactly(CostReason.USAGE_DETAIL_MISSING);
  }

  @Test
  @DoorRow(client = "Cohere", sdk = "cohere-java", operation = "classify", form = Form.WHOLE)
  void classifications_areAUnitOfTheirOwn() {
    harness.simulator().enqueue(Reply.builder().build());

    client(harness.tracking())
        .classify(
            ClassifyRequest.builder()
                .inputs(List.of("a heron", "a stork", "a crane"))
                .model(MODEL)
                .examples(List.of(ClassifyExample.builder().text("x").label("bird").build()))
                .build());

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("classify");
    assertThat(record.usage().quantity(UsageUnit.of("classifications"))).isEqualTo(3);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(record.cost().reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 422, 429, 498, 499, 500, 501, 503, 504, 418})
  void failure_isTheExceptionThatTheSdkThrows(int status) {
    harness.simulator().enqueue(Reply.error(status));

    Throwable thrown =
        catchThrowable(() -> client(harness.tracking()).v2().chat(CohereCalls.chat(MODEL, PROMPT)));

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).hasSameClassAs(thrown);
    assertThat(((CohereApiException) record.error()).statusCode()).isEqualTo(status);
  }

  @Test
  void retries_areOneRecord() {
    harness.simulator().enqueue(Reply.error(503), Sample.cohere().reply());
    Cohere client =
        CohereTracking.builder(harness.tracking()).url(url().toString()).token("sk").build();

    client.v2().chat(CohereCalls.chat(MODEL, PROMPT));

    assertThat(harness.simulator().requests()).hasSize(2);
    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.0035"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void headers_areThoseOfTheApplication(boolean tracked) {
    harness.simulator().enqueue(Sample.cohere().reply());
    CostTracking tracking = tracked ? harness.tracking() : CostTracking.noop();
    Cohere client =
        CohereTracking.builder(tracking)
            .url(url().toString())
            .token("sk")
            .addHeader("X-Nest", "lake")
            .build();

    client.v2().chat(CohereCalls.chat(MODEL, PROMPT));

    RecordedRequest sent = harness.simulator().requests().get(0);
    assertThat(sent.header("Authorization")).contains("Bearer sk");
    assertThat(sent.header("X-Nest")).contains("lake");
    assertThat(harness.takeRecords()).hasSize(tracked ? 1 : 0);
  }

  @Test
  void httpClientOfTheApplication_isObservedToo() {
    harness.simulator().enqueue(Sample.cohere().reply());
    OkHttpClient http = CohereTracking.wrap(new OkHttpClient(), harness.tracking());
    Cohere client = Cohere.builder().url(url().toString()).token("sk").httpClient(http).build();

    client.v2().chat(CohereCalls.chat(MODEL, PROMPT));

    assertThat(harness.takeRecord().isBilled()).isTrue();
  }

  @Test
  void builder_keepsAnHttpClientThatIsObservedAlready() {
    harness.simulator().enqueue(Sample.cohere().reply());
    OkHttpClient http = CohereTracking.wrap(new OkHttpClient(), harness.tracking());
    Cohere client =
        CohereTracking.builder(harness.tracking())
            .url(url().toString())
            .token("sk")
            .httpClient(http)
            .build();

    client.v2().chat(CohereCalls.chat(MODEL, PROMPT));

    assertThat(harness.takeRecord().isBilled()).isTrue();
  }

  @Test
  void otherRequests_areNoCalls() {
    harness.simulator().enqueue(Reply.builder().build());

    Throwable thrown = catchThrowable(() -> client(harness.tracking()).models().list());

    assertThat(thrown).isNotNull(); // the simulator does not serve it
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void limitOfABudget_isSent() {
    harness.simulator().enqueue(Sample.cohere().reply());
    CostTracking tracking = harness.limited(InMemoryBudgetStore.create(), budget -> budget);

    client(tracking).v2().chat(CohereCalls.chat(MODEL, PROMPT));

    long granted = harness.takeRecord().request().maxOutputTokens();
    RecordedRequest sent = harness.simulator().requests().get(0);
    assertThat(granted).isPositive();
    assertThat(sent.body().path("max_tokens").longValue()).isEqualTo(granted);
  }

  @Test
  void limitOfTheRequest_isToldAndLeftAlone() {
    harness.simulator().enqueue(Sample.cohere().reply());
    V2ChatRequest limited =
        V2ChatRequest.builder().from(CohereCalls.chat(MODEL, PROMPT)).maxTokens(70).build();

    client(harness.tracking()).v2().chat(limited);

    assertThat(harness.takeRecord().request().maxOutputTokens()).isEqualTo(70);
  }

  @Test
  void rerank_isBoundedByItsDocuments() {
    String documents =
        Stream.generate(() -> "\"a heron\"").limit(101).collect(Collectors.joining(","));

    assertThat(
            atMost("/v2/rerank", "{\"query\": \"q\", \"documents\": [" + documents + "]}")
                .quantity(RERANK_UNITS))
        .isEqualTo(2);
    assertThat(atMost("/v1/rerank", "{\"documents\": []}").quantity(RERANK_UNITS)).isEqualTo(1);
  }

  @Test
  void texts_areBoundedByTheirBytes_picturesToEmbedByNothing() {
    assertThat(atMost("/v2/embed", "{\"texts\": [\"" + PROMPT + "\"]}").quantity(INPUT_TOKENS))
        .isBetween((long) PROMPT.length(), 200L);
    assertThat(atMost("/v2/embed", "{\"images\": [\"data:\"]}")).isNull();
    assertThat(atMost("/v2/embed", "{\"inputs\": [{\"content\": [{\"type\": \"image_url\"}]}]}"))
        .isNull();
    assertThat(atMost("/v1/chat", "{\"message\": \"x\", \"conversation_id\": \"c\"}")).isNull();
    assertThat(
            atMost("/v1/classify", "{\"inputs\": [\"a\", \"b\"]}")
                .quantity(UsageUnit.of("classifications")))
        .isEqualTo(2);
  }

  private Usage atMost(String path, String body) {
    WireRequest request =
        WireRequest.of(
            "POST",
            URI.create("https://api.cohere.com" + path),
            name -> null,
            () -> body.getBytes(StandardCharsets.UTF_8));
    Operation<WireRequest> operation = new CohereApi(CohereOptions.defaults()).operation(request);
    return operation.atMost(request, MODEL);
  }

  private void reply(WireUsage usage) {
    harness.simulator().enqueue(Reply.builder().text("by the lake").usage(usage).build());
  }

  private Cohere bundled() {
    return client(harness.tracking(parts -> parts.priceBook(PriceBooks.bundled())));
  }

  private Cohere client(CostTracking tracking) {
    return CohereCalls.sync(url(), tracking);
  }

  private URI url() {
    return harness.simulator().baseUrl();
  }
}
