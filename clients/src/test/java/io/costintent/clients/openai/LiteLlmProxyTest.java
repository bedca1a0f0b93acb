/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.costintent.clients.Harness;
import io.costintent.clients.TokenCounter;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.Cost;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A LiteLLM proxy says in headers what a call cost it. */
@DoorRow(
    client = "LiteLLM proxy",
    sdk = "openai-java",
    operation = "chat completions",
    form = Form.WHOLE)
class LiteLlmProxyTest {
  private static final String COST = "x-litellm-response-cost";
  private static final String MODEL = "gpt-4o-mini";
  private static final OpenAiOptions OPENAI = OpenAiOptions.defaults().withResponseHeaders();
  private static final OpenAiOptions PROXY = OPENAI.withProvider("litellm");

  @RegisterExtension final Harness harness = new Harness();

  /** By the book: 1,000 tokens in at 0.15 USD and 100 out at 0.6 USD per million. */
  private Reply.Builder reply() {
    return Reply.builder().usage(WireUsage.of(1000, 100)).responseModel(MODEL);
  }

  @Test
  void wholeCall_costsWhatTheHeaderSays() {
    harness.simulator().enqueue(reply().header(COST, "0.000252").build());

    create(OPENAI);

    assertReported("0.000252", "0.000042");
  }

  @Test
  void costThatIsLeftOut_isTheOriginal() {
    harness.simulator().enqueue(reply().header(COST + "-original", "0.00021").build());

    create(OPENAI);

    assertReported("0.00021", "0");
  }

  @Test
  void discountAndMargin_areInTheCost() {
    harness
        .simulator()
        .enqueue(
            reply()
                .header(COST + "-original", "0.00021")
                .header(COST + "-discount-amount", "0.000021")
                .header(COST + "-margin-amount", "0.0000378")
                .header(COST + "-margin-percent", "0.2")
                .build());

    create(OPENAI);

    assertReported("0.0002268", "0.0000168");
  }

  @Test
  void modelThatOnlyTheProxyKnows_isReportedWithoutADelta() {
    harness.simulator().enqueue(reply().responseModel("team-model").header(COST, "0.01").build());

    create(PROXY);

    Cost cost = takeCost();
    assertThat(cost.status()).isEqualTo(CostStatus.REPORTED);
    assertThat(cost.total()).isEqualTo(Money.usd("0.01"));
    assertThat(cost.computed()).isNull();
    assertThat(cost.delta()).isNull();
  }

  @Test
  void zero_isAModelThatTheProxyHasNoPriceFor() {
    harness.simulator().enqueue(reply().header(COST + "-original", "0.0").build());

    create(OPENAI);

    assertNotReported();
  }

  @Test
  void header_isNotBelievedUnlessTheApplicationDoes() {
    harness.simulator().enqueue(reply().header(COST, "0.01").build());

    create(OpenAiOptions.defaults());

    assertNotReported();
  }

  @Test
  @DoorRow(
      client = "LiteLLM proxy",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.FUTURE)
  void future_costsWhatTheHeaderSays() throws Exception {
    harness.simulator().enqueue(reply().header(COST, "0.000252").build());

    client(OPENAI)
        .async()
        .chat()
        .completions()
        .create(OpenAiClients.chat(MODEL, "hello"))
        .get(10, TimeUnit.SECONDS);

    assertReported("0.000252", "0.000042");
  }

  @Test
  void embeddingAndResponse_costWhatTheHeaderSays() {
    harness
        .simulator()
        .enqueue(
            Reply.builder().header(COST, "0.01").build(),
            Reply.builder().header(COST, "0.02").build());
    OpenAIClient client = client(OPENAI);

    client.embeddings().create(OpenAiClients.embedding("text-embedding-3-small", "hello"));
    client.responses().create(OpenAiClients.response(MODEL, "hello"));

    assertThat(harness.takeRecords())
        .extracting(record -> requireNonNull(record.cost()).total())
        .containsExactly(Money.usd("0.01"), Money.usd("0.02"));
  }

  @Test
  @DoorRow(
      client = "LiteLLM proxy",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.RAW)
  void rawResponse_costsWhatTheHeaderSays() {
    harness.simulator().enqueue(reply().header(COST, "0.000252").build());

    try (HttpResponseFor<ChatCompletion> response = createRaw()) {
      assertThat(response.parse().model()).isEqualTo(MODEL);
    }

    assertReported("0.000252", "0.000042");
  }

  @Test
  void rawBody_costsWhatTheHeaderSays() throws Exception {
    harness.simulator().enqueue(reply().header(COST, "0.000252").build());

    try (HttpResponseFor<ChatCompletion> response = createRaw()) {
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .contains(MODEL);
    }

    assertReported("0.000252", "0.000042");
  }

  /** What comes ahead of a stream was not counted yet. */
  @Test
  void streamsHeader_isNotBelieved() {
    harness.simulator().enqueue(reply().header(COST, "0.000001").build());

    stream(OPENAI);

    assertNotReported();
  }

  /** {@code include_cost_in_streaming_usage} of the proxy's settings. */
  @Test
  @DoorRow(
      client = "LiteLLM proxy",
      sdk = "openai-java",
      operation = "chat completions",
      form = Form.STREAM)
  void stream_costsWhatItsUsageSays() {
    harness
        .simulator()
        .enqueue(
            Reply.builder()
                .usage(
                    WireUsage.ofJson(
                        """
                        {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100,
                         "cost": 0.000252}
                        """))
                .build());

    stream(PROXY);

    assertThat(takeCost().reported()).isEqualTo(Money.usd("0.000252"));
  }

  /** Of services that are not the SDK's own nobody knows how they make their calls. */
  @Test
  void servicesOfAnotherMaker_areCalledAsTheyAre() {
    harness.simulator().enqueue(reply().header(COST, "0.01").build());
    OpenAIClient own = OpenAiClients.sync(harness.simulator().baseUrl());
    OpenAIClient client =
        OpenAiTracking.wrap(
            passingOn(OpenAIClient.class, own), harness.priced(parts -> parts), OPENAI);

    client.chat().completions().create(OpenAiClients.chat(MODEL, "hello"));

    assertNotReported();
  }

  @Test
  void options_tellWhatIsStated() {
    assertThat(PROXY.withTokenCounter(TokenCounter.jtokkit()))
        .asString()
        .contains("provider=litellm", "responseHeaders=true", "jtokkit");
  }

  private static <T> T passingOn(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = method.invoke(target, arguments);
              return method.getReturnType().getName().startsWith("com.openai.services.")
                  ? passingOn(method.getReturnType(), result)
                  : result;
            }));
  }

  private void create(OpenAiOptions options) {
    client(options).chat().completions().create(OpenAiClients.chat(MODEL, "hello"));
  }

  private HttpResponseFor<ChatCompletion> createRaw() {
    return client(OPENAI)
        .chat()
        .completions()
        .withRawResponse()
        .create(OpenAiClients.chat(MODEL, "hello"));
  }

  private void stream(OpenAiOptions options) {
    try (StreamResponse<ChatCompletionChunk> stream =
        client(options)
            .chat()
            .completions()
            .createStreaming(OpenAiClients.chatWithUsage(MODEL, "hello"))) {
      assertThat(stream.stream()).isNotEmpty();
    }
  }

  private OpenAIClient client(OpenAiOptions options) {
    return OpenAiTracking.wrap(
        OpenAiClients.sync(harness.simulator().baseUrl()), harness.priced(parts -> parts), options);
  }

  private Cost takeCost() {
    return requireNonNull(harness.takeRecord().cost());
  }

  private void assertReported(String total, String delta) {
    Cost cost = takeCost();
    assertThat(cost.status()).isEqualTo(CostStatus.REPORTED);
    assertThat(cost.total()).isEqualTo(Money.usd(total));
    assertThat(cost.computed()).isEqualTo(Money.usd("0.00021"));
    assertThat(cost.delta()).isEqualTo(Money.usd(delta));
  }

  private void assertNotReported() {
    Cost cost = takeCost();
    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
    assertThat(cost.reported()).isNull();
    assertThat(cost.total()).isEqualTo(Money.usd("0.00021"));
  }
}
