/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.CallRecord;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.call.ObservedCall;
import io.costintent.intent.CostIntent;
import io.costintent.pricing.PriceBooks;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansOfOthersTest {
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final SdkTracerProvider tracing =
      SdkTracerProvider.builder()
          .addSpanProcessor(new Carrying())
          .addSpanProcessor(SimpleSpanProcessor.create(exported))
          .build();

  @AfterEach
  void close() {
    tracing.close();
  }

  @Test
  void intent_isWrittenOntoASpanOfOthers() {
    Span span = tracing.get("other").spanBuilder("chat").startSpan();

    IntentAttributes.write(CostIntent.builder().team("support").build(), span);
    IntentAttributes.write(CostIntent.none(), span);
    span.end();

    assertThat(only().getAttributes().asMap())
        .isEqualTo(Attributes.of(stringKey("costintent.team"), "support").asMap());
  }

  @Test
  void attributesForASpanOfOthers_leaveResponseAndAttemptOut() {
    CallRecord record =
        ModelCallHandler.builder(PriceBooks.bundled())
            .build()
            .price(
                ObservedCall.builder(
                        ModelRequest.chat("openai", "gpt-4o"),
                        Instant.parse("2026-10-01T12:00:00Z"))
                    .response(
                        ResponseFacts.builder()
                            .responseId("r1")
                            .usage(Usage.ofTokens(1000, 100))
                            .build())
                    .build());

    Attributes attributes = CarriedAttributes.forSpanOfOthers(record);

    assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.0035");
    assertThat(attributes.get(stringKey("gen_ai.response.id"))).isNull();
    assertThat(attributes.get(longKey("costintent.attempt"))).isNull();
  }

  @Test
  void span_carriesItsRecordWhereItsProcessorSaysSo() {
    ModelCallHandler handler =
        ModelCallHandler.builder(PriceBooks.bundled())
            .listener(new SpanRecorder(tracing.get(SpanRecorder.SCOPE), InferenceSpans.none()))
            .build();

    handler
        .start(ModelRequest.chat("openai", "gpt-4o"))
        .end(
            ResponseFacts.builder()
                .responseId("r1")
                .finishReasons(List.of("stop"))
                .usage(
                    Usage.builder()
                        .add(UsageUnit.INPUT_TOKENS, 1000)
                        .add(UsageUnit.CACHE_READ_TOKENS, 600)
                        .add(UsageUnit.OUTPUT_TOKENS, 100)
                        .build())
                .build());

    assertThat(only().getAttributes().size()).isEqualTo(3);
    assertThat(only().getEvents())
        .extracting(event -> event.getName())
        .containsExactly(CarriedAttributes.EVENT);
    assertThat(only().getEvents().get(0).getAttributes())
        .isInstanceOfSatisfying(
            CarriedAttributes.class,
            carried -> {
              assertThat(carried.size()).isEqualTo(1);
              assertThat(carried.isEmpty()).isFalse();
              assertThat(carried.get(stringKey("costintent.cost.total"))).isEqualTo("0.00275");
              assertThat(carried.size()).isGreaterThan(15);
              assertThat(carried.asMap()).hasSize(carried.size());
              assertThat(carried.toBuilder().build().size()).isEqualTo(carried.size());
              assertThat(carried.record().responseId()).isEqualTo("r1");
            });
  }

  private SpanData only() {
    assertThat(exported.getFinishedSpanItems()).hasSize(1);
    return exported.getFinishedSpanItems().get(0);
  }

  private static final class Carrying implements SpanProcessor {
    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {
      SpanRecorder.carryAttributes(parentContext);
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return false;
    }
  }
}
