/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_5M_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_IMAGE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_REASONING_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationParam;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationResult;
import com.alibaba.dashscope.aigc.multimodalconversation.MultiModalConversationUsage;
import com.alibaba.dashscope.embeddings.TextEmbedding;
import com.alibaba.dashscope.embeddings.TextEmbeddingParam;
import com.alibaba.dashscope.embeddings.TextEmbeddingResult;
import com.alibaba.dashscope.exception.ApiException;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.TokenCounter;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.Usage;
import io.opentelemetry.context.Scope;
import io.reactivex.Flowable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the suites do not ask of DashScope's doors. */
class DashScopeTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void usage_isCumulativeAndTheLastOneCounts() throws Exception {
    reply(WireUsage.builder().input(1000).output(100).reasoning(40).build());

    List<GenerationResult> results =
        DashScopeClients.generation(harness.tracking(), url())
            .streamCall(DashScopeClients.text(MODEL, PROMPT))
            .toList()
            .blockingGet();

    assertThat(results)
        .extracting(result -> result.getUsage().getOutputTokens())
        .containsExactly(20, 40, 60, 80, 100);
    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(OUTPUT_REASONING_TOKENS)).isEqualTo(40);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void cacheWrites_areRecorded() throws Exception {
    reply(WireUsage.builder().input(1271).cacheRead(256).cacheWrite5m(512).output(55).build());

    DashScopeClients.generation(harness.tracking(), url())
        .call(DashScopeClients.text(MODEL, PROMPT));

    Usage usage = harness.takeRecord().usage();
    assertThat(usage.quantity(INPUT_TOKENS)).isEqualTo(1271);
    assertThat(usage.quantity(CACHE_READ_TOKENS)).isEqualTo(256);
    assertThat(usage.quantity(CACHE_WRITE_5M_TOKENS)).isEqualTo(512);
  }

  @Test
  void media_areRecorded() throws Exception {
    reply(WireUsage.builder().input(1271).imageInput(1247).output(55).build());

    DashScopeClients.conversation(harness.tracking(), url())
        .call(DashScopeClients.multiModal(MODEL, PROMPT));

    Usage usage = harness.takeRecord().usage();
    assertThat(usage.quantity(INPUT_TOKENS)).isEqualTo(1271);
    assertThat(usage.quantity(INPUT_IMAGE_TOKENS)).isEqualTo(1247);
  }

  @Test
  void cachedTokensOfAConversation_areRecordedWhereTheSdkHasThem() throws Exception {
    assumeTrue(
        Stream.of(MultiModalConversationUsage.class.getMethods())
            .anyMatch(method -> method.getName().equals("getPromptTokensDetails")),
        "this version of the SDK drops them");
    reply(WireUsage.builder().input(1271).cacheRead(256).output(55).build());

    DashScopeClients.conversation(harness.tracking(), url())
        .call(DashScopeClients.multiModal(MODEL, PROMPT));

    assertThat(harness.takeRecord().usage().quantity(CACHE_READ_TOKENS)).isEqualTo(256);
  }

  @Test
  @DoorRow(
      client = "DashScope",
      sdk = "dashscope-sdk-java",
      operation = "text embedding",
      form = Form.WHOLE)
  void embedding_isRecorded() throws Exception {
    harness.simulator().enqueue(Reply.builder().usage(WireUsage.of(1000, 0)).build());

    embedding().call(embeddingParam());

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("embeddings");
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0025"));
  }

  @Test
  @DoorRow(
      client = "DashScope",
      sdk = "dashscope-sdk-java",
      operation = "text embedding",
      form = Form.FUTURE)
  void embedding_isRecordedWithACallback() throws Exception {
    harness.simulator().enqueue(Reply.builder().usage(WireUsage.of(1000, 0)).build());
    CallbackFuture<TextEmbeddingResult> callback = new CallbackFuture<>();

    embedding().call(embeddingParam(), callback);
    callback.future().get(30, TimeUnit.SECONDS);

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.0025"));
  }

  @Test
  @DoorRow(
      client = "DashScope",
      sdk = "dashscope-sdk-java",
      operation = "multimodal conversation",
      form = Form.FUTURE)
  void conversation_isRecordedWithACallback() throws Exception {
    reply(WireUsage.of(1000, 100));
    CallbackFuture<MultiModalConversationResult> callback = new CallbackFuture<>();

    DashScopeClients.conversation(harness.tracking(), url())
        .call(DashScopeClients.multiModal(MODEL, PROMPT), callback);
    callback.future().get(30, TimeUnit.SECONDS);

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  @DoorRow(
      client = "DashScope",
      sdk = "dashscope-sdk-java",
      operation = "multimodal conversation",
      form = Form.ASYNC_STREAM)
  void conversation_isRecordedWhenItStreamsToACallback() throws Throwable {
    reply(WireUsage.of(1000, 100));
    CallbackStream<MultiModalConversationResult> callback =
        new CallbackStream<>(DashScopeClients::text);

    DashScopeClients.conversation(harness.tracking(), url())
        .streamCall(DashScopeClients.multiModal(MODEL, PROMPT), callback);
    String text = callback.readAll();

    assertThat(text).isEqualTo("by the quiet lake");
    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void streamToACallback_mayFail() throws Exception {
    harness.simulator().enqueue(Reply.builder().text("by the quiet lake").errorAfter(2).build());
    CallbackStream<GenerationResult> callback = new CallbackStream<>(DashScopeClients::text);

    DashScopeClients.generation(harness.tracking(), url())
        .streamCall(DashScopeClients.text(MODEL, PROMPT), callback);
    Throwable thrown = catchThrowable(callback::readAll);

    assertThat(thrown).isInstanceOf(ApiException.class);
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(thrown);
  }

  @Test
  void eachSubscription_isACallWithTheIntentOfTheCode() throws Exception {
    reply(WireUsage.of(1000, 100));
    reply(WireUsage.of(1000, 100));
    CostIntent intent = CostIntent.builder().team("support").build();
    Flowable<GenerationResult> pieces;
    try (Scope ignored = IntentContext.open(intent)) {
      pieces =
          DashScopeClients.generation(harness.tracking(), url())
              .streamCall(DashScopeClients.text(MODEL, PROMPT));
    }
    assertThat(harness.simulator().requests()).isEmpty();

    pieces.blockingSubscribe();
    pieces.blockingSubscribe();

    assertThat(harness.takeRecords()).hasSize(2).allMatch(it -> it.intent().equals(intent));
  }

  @Test
  void denial_ofAStreamIsItsError() throws Exception {
    Flowable<GenerationResult> pieces =
        DashScopeClients.generation(harness.denying(), url())
            .streamCall(DashScopeClients.text(MODEL, PROMPT));

    List<Throwable> errors = pieces.test().errors();

    assertThat(errors).singleElement().satisfies(it -> assertThat(it).hasMessage("denied"));
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  @Test
  void models_arePricedByTheBundledBook() throws Exception {
    reply(WireUsage.builder().input(1000).cacheRead(400).output(100).build());
    CostTracking tracking = harness.tracking(parts -> parts.priceBook(PriceBooks.bundled()));

    DashScopeClients.generation(tracking, url()).call(DashScopeClients.text("qwen3-max", PROMPT));

    CallRecord record = harness.takeRecord();
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.001416"));
  }

  @Test
  void requests_tellTheirLimitsAndTheirBound() {
    DashScopeSdk sdk = new DashScopeSdk(DashScopeClients.options(url()));
    GenerationParam limited =
        GenerationParam.builder().model(MODEL).prompt(PROMPT).maxTokens(70).n(2).build();
    GenerationParam searching =
        GenerationParam.builder().model(MODEL).prompt(PROMPT).enableSearch(true).build();

    assertThat(sdk.generation().request(limited, false, sdk.endpoint()))
        .satisfies(request -> {
          assertThat(request.maxOutputTokens()).isEqualTo(70);
          assertThat(request.candidates()).isEqualTo(2);
          assertThat(request.isModelChangeable()).isFalse();
          assertThat(request.serverAddress()).isEqualTo(url().getHost());
        });
    assertThat(sdk.generation().atMost(limited, MODEL).quantity(INPUT_TOKENS))
        .isBetween((long) PROMPT.length(), 400L);
    assertThat(sdk.generation().atMost(searching, MODEL)).isNull();
  }

  @Test
  void address_isThatOfTheSdkUnlessStated() {
    DashScopeSdk sdk = new DashScopeSdk(DashScopeOptions.defaults());

    assertThat(sdk.endpoint().provider()).isEqualTo("dashscope");
    assertThat(sdk.endpoint().address()).isEqualTo("dashscope.aliyuncs.com");
  }

  @Test
  void options_keepWhatWasStatedBefore() {
    DashScopeOptions options =
        DashScopeOptions.defaults()
            .withBaseUrl(URI.create("https://gateway.example:8443/api"))
            .withProvider("gateway")
            .withTokenCounter(TokenCounter.jtokkit());
    DashScopeSdk sdk = new DashScopeSdk(options);

    assertThat(sdk.endpoint().provider()).isEqualTo("gateway");
    assertThat(sdk.endpoint().address()).isEqualTo("gateway.example");
    assertThat(sdk.endpoint().port()).isEqualTo(8443);
    assertThat(options).asString().contains("gateway", "8443");
  }

  @Test
  void pictures_haveNoBound() {
    DashScopeSdk sdk = new DashScopeSdk(DashScopeOptions.defaults());
    var param = DashScopeClients.multiModal(MODEL, PROMPT);
    param.setMessages(
        List.of(
            com.alibaba.dashscope.common.MultiModalMessage.builder()
                .role("user")
                .content(List.of(Map.<String, Object>of("image", "https://herons.example/nest")))
                .build()));

    assertThat(sdk.conversation().atMost(param, MODEL)).isNull();
  }

  @Test
  void wrapped_knowsItsClient() {
    Generation client = new Generation();

    assertThat(DashScopeTracking.wrap(client, harness.tracking()).client()).isSameAs(client);
  }

  private void reply(WireUsage usage) {
    harness.simulator().enqueue(Reply.builder().text("by the quiet lake").usage(usage).build());
  }

  private TrackedTextEmbedding embedding() {
    return DashScopeTracking.wrap(
        new TextEmbedding(url() + "/api/v1"), harness.tracking(), DashScopeClients.options(url()));
  }

  private static TextEmbeddingParam embeddingParam() {
    return TextEmbeddingParam.builder().apiKey("sk").model(MODEL).text(PROMPT).build();
  }

  private URI url() {
    return harness.simulator().baseUrl();
  }
}
