/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.Charge;
import io.costintent.call.ModelRequest;
import io.costintent.money.Money;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Costs that are no model calls, through processor and exporter. */
class ChargesTest {
  private static final Charge QUERY =
      Charge.builder("pinecone", "vector-search")
          .quantity(UsageUnit.REQUESTS, 2)
          .amount(Money.usd("0.002"))
          .id("q-1")
          .build();

  private static Double number(TestSdk test, String span, String key) {
    return test.span(span).getAttributes().get(doubleKey(key));
  }

  private static Map<String, Object> exported(boolean wrap) {
    try (TestSdk test = new TestSdk(SpanLimits.getDefault(), wrap, CompatibilityProfile.values())) {
      test.tracking.charge(QUERY);
      Map<String, Object> map = new TreeMap<>();
      Attributes attributes = test.span("charge vector-search").getAttributes();
      attributes.forEach((key, value) -> map.put(key.getKey(), value));
      assertThat(test.span("charge vector-search").getEvents()).isEmpty();
      return map;
    }
  }

  @Test
  void attributesBuiltAtExport_areThoseWrittenAtOnce() {
    assertThat(exported(true))
        .isEqualTo(exported(false))
        .containsEntry("costintent.cost.total", "0.002")
        .containsEntry("costintent.usage.requests", 2.0);
  }

  /** Tools that look for model calls by these names must not find one. */
  @Test
  void charge_hasNoNamesOfModelCallsWhateverTheProfiles() {
    assertThat(exported(true).keySet()).allMatch(key -> key.startsWith("costintent."));
  }

  @Test
  void spanAbove_getsItsCostBesidesThatOfCalls() {
    try (TestSdk test = new TestSdk()) {
      Span answer = test.tracer().spanBuilder("answer").startSpan();
      try (Scope ignored = answer.makeCurrent()) {
        test.tracking.charge(QUERY);
        test.tracking.call(ModelRequest.chat("openai", "gpt-4o"), () -> "r-1", TestSdk::response);
      }
      answer.end();

      assertThat(number(test, "answer", "costintent.cost.inclusive")).isEqualTo(0.0055);
      assertThat(test.sum("costintent.cost")).isEqualTo(0.0055);
      assertThat(test.sum("costintent.calls")).isEqualTo(2);
    }
  }

  @Test
  void spanAbove_getsTheCostOfChargesAlone() {
    try (TestSdk test = new TestSdk()) {
      Span outer = test.tracer().spanBuilder("outer").startSpan();
      try (Scope ignored = outer.makeCurrent()) {
        Span inner = test.tracer().spanBuilder("inner").startSpan();
        try (Scope within = inner.makeCurrent()) {
          test.tracking.charge(QUERY);
        }
        inner.end();
      }
      outer.end();

      assertThat(number(test, "outer", "costintent.cost.inclusive")).isEqualTo(0.002);
    }
  }

  /** Retrieval inside somebody's inference span: both are paid. */
  @Test
  void inferenceSpanOfOthers_billsForItselfAroundACharge() {
    try (TestSdk test = new TestSdk()) {
      Span chat = test.chat().startSpan();
      try (Scope ignored = chat.makeCurrent()) {
        test.tracking.charge(QUERY);
      }
      TestSdk.answer(chat).end();

      Attributes attributes = test.span("chat gpt-4o").getAttributes();
      assertThat(attributes.get(stringKey("costintent.cost.total"))).isEqualTo("0.0035");
      assertThat(test.sum("costintent.cost")).isEqualTo(0.0055);
    }
  }

  @Test
  void spanAbove_getsItsCostWhereAttributesAreWrittenAtOnce() {
    CostSpans spans = CostSpans.builder().deferAttributes(false).build();
    InMemorySpanExporter exported = InMemorySpanExporter.create();
    try (OpenTelemetrySdk sdk =
            OpenTelemetrySdk.builder()
                .setTracerProvider(
                    SdkTracerProvider.builder()
                        .addSpanProcessorFirst(spans.processor())
                        .addSpanProcessor(SimpleSpanProcessor.create(spans.exporter(exported)))
                        .build())
                .build();
        CostTracking tracking =
            TestSdk.tracking(sdk).inferenceSpans(spans.inferenceSpans()).build()) {
      Span answer = sdk.getTracer("web").spanBuilder("answer").startSpan();
      try (Scope ignored = answer.makeCurrent()) {
        tracking.charge(QUERY);
      }
      answer.end();

      assertThat(exported.getFinishedSpanItems().get(1).getAttributes())
          .isEqualTo(Attributes.of(doubleKey("costintent.cost.inclusive"), 0.002));
    }
  }
}
