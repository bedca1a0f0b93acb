/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;

/** Cost on the spans that Micrometer makes of Spring AI's observations (B4.1, B4.2). */
class ObservedSpanTest {
  private static final CostIntent INTENT =
      CostIntent.builder().team("wetlands").tenant("reserve-7").build();

  @RegisterExtension final Harness harness = new Harness();

  private Application traced() {
    return harness.traced(UnaryOperator.identity());
  }

  private SpanData takeChatSpan() {
    List<SpanData> spans = harness.takeSpans("chat ");
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  @Test
  void call_hasItsCostOnTheSpanOfSpringAi() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = traced();

    try (Scope ignored = IntentContext.open(INTENT)) {
      application.chatModel().call(Harness.question());
    }

    SpanData span = takeChatSpan();
    assertThat(span.getAttributes().asMap())
        .containsEntry(AttributeKey.stringKey("gen_ai.system"), "openai")
        .containsEntry(GenAiAttributes.REQUEST_MODEL, Harness.MODEL)
        .containsEntry(GenAiAttributes.USAGE_COST_AMOUNT, 0.003)
        .containsEntry(CostAttributes.COST_TOTAL, "0.003")
        .containsEntry(CostAttributes.COST_STATUS, "exact")
        .containsEntry(AttributeKey.stringKey("costintent.team"), "wetlands")
        .containsEntry(AttributeKey.stringKey("costintent.tenant"), "reserve-7");
  }

  @Test
  void usage_isANumberWithoutATextTwin() {
    harness.simulator().enqueue(Sample.openAi().reply());

    traced().chatModel().call(Harness.question());

    SpanData span = takeChatSpan();
    assertThat(span.getAttributes().asMap())
        .containsEntry(GenAiAttributes.USAGE_INPUT_TOKENS, 1000L)
        .containsEntry(GenAiAttributes.USAGE_OUTPUT_TOKENS, 100L)
        .containsEntry(GenAiAttributes.USAGE_CACHE_READ_INPUT_TOKENS, 400L);
    assertNoTwins(span);
  }

  private static void assertNoTwins(SpanData span) {
    assertThat(span.getAttributes().asMap().keySet())
        .extracting(AttributeKey::getKey)
        .doesNotHaveDuplicates();
    assertThat(span.getAttributes().asMap().keySet())
        .filteredOn(key -> key.getKey().endsWith("put_tokens"))
        .isNotEmpty()
        .extracting(AttributeKey::getType)
        .containsOnly(AttributeType.LONG);
  }

  @Test
  void streamOfAClient_hasItsCostOnTheSpanOfItsModelOnly() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = traced();

    try (Scope ignored = IntentContext.open(INTENT)) {
      harness.read(application.chatClient().prompt(Harness.question()).stream().chatResponse());
    }

    List<SpanData> spans = harness.takeSpans("");
    assertThat(spans).extracting(SpanData::getName).contains("spring_ai chat_client");
    assertThat(spans)
        .filteredOn(span -> span.getAttributes().get(CostAttributes.COST_TOTAL) != null)
        .singleElement()
        .satisfies(span -> {
          assertThat(span.getName()).isEqualTo("chat " + Harness.MODEL);
          assertThat(span.getAttributes().get(CostAttributes.COST_TOTAL)).isEqualTo("0.003");
          assertNoTwins(span);
        });
  }

  @Test
  void embedding_hasItsCostOnTheSpanOfSpringAi() {
    harness.simulator().enqueue(Sample.openAiEmbeddings().reply());

    traced().bean(EmbeddingModel.class).call(Harness.texts());

    List<SpanData> spans = harness.takeSpans("embedding");
    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).getAttributes().asMap())
        .containsEntry(CostAttributes.COST_TOTAL, "0.0025")
        .containsEntry(GenAiAttributes.USAGE_INPUT_TOKENS, 1000L);
    assertNoTwins(spans.get(0));
  }

  @Test
  void image_isOneSpan() {
    harness.simulator().enqueue(Sample.openAiImages().reply());

    traced()
        .bean(ImageModel.class)
        .call(new ImagePrompt("a heron", Harness.MODELS.openAiImage(Harness.MODEL)));

    List<SpanData> spans = harness.takeSpans("").stream().filter(span -> hasStatus(span)).toList();
    assertThat(spans).extracting(SpanData::getName).containsExactly("image " + Harness.MODEL);
  }

  private static boolean hasStatus(SpanData span) {
    return span.getAttributes().get(CostAttributes.COST_STATUS) != null;
  }

  @Test
  void failedCall_isUnpricedOnTheSpanOfSpringAi() {
    harness.simulator().enqueue(Reply.error(400));
    Application application = traced();

    Throwable thrown = catchThrowable(() -> application.chatModel().call(Harness.question()));

    assertThat(thrown).isNotNull();
    SpanData span = takeChatSpan();
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().asMap())
        .containsEntry(CostAttributes.COST_STATUS, "unpriced")
        .doesNotContainKey(GenAiAttributes.USAGE_COST_AMOUNT);
  }

  @Test
  void call_isBelowTheSpanOfItsCaller() {
    harness.simulator().enqueue(Sample.openAi().reply());
    Application application = traced();

    application.chatClient().prompt(Harness.question()).call().chatResponse();

    List<SpanData> spans = harness.takeSpans("");
    SpanData chat =
        spans.stream().filter(span -> span.getName().startsWith("chat ")).findFirst().orElseThrow();
    assertThat(spans).extracting(SpanData::getSpanId).contains(chat.getParentSpanId());
    assertThat(spans).extracting(SpanData::getTraceId).containsOnly(chat.getTraceId());
  }

  @Test
  void disabled_leavesTheSpanAsSpringAiMadeIt() {
    harness.simulator().enqueue(Sample.openAi().reply());

    harness
        .traced(parts -> parts.property("costintent.spring-ai.enabled", "false"))
        .chatModel()
        .call(Harness.question());

    assertThat(takeChatSpan().getAttributes().asMap())
        .containsEntry(AttributeKey.stringKey("gen_ai.usage.input_tokens"), "1000")
        .allSatisfy((key, value) -> assertThat(key.getKey()).doesNotStartWith("costintent."));
  }
}
