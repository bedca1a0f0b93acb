/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.call.Charge;
import io.costintent.call.HeldCharge;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on spans and metrics of costs that are no model calls. */
class ChargeTelemetryTest {
  private static final CostIntent TRIAGE = CostIntent.builder().team("support").build();
  private static final Charge STORAGE =
      Charge.builder("pinecone", "storage")
          .quantity(UsageUnit.STORAGE_GB_DAYS, new BigDecimal("2.5"))
          .amount(Money.of("0.75", "EUR"))
          .id("2026-10-01")
          .build();

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .build();
  private final CostTracking tracking = tracking(InferenceSpans.none());

  private CostTracking tracking(InferenceSpans others) {
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .inferenceSpans(others)
        .openTelemetry(sdk)
        .build();
  }

  @AfterEach
  void close() {
    tracking.close();
    sdk.close();
  }

  private SpanData span(String name) {
    List<SpanData> named =
        spans.getFinishedSpanItems().stream().filter(it -> it.getName().equals(name)).toList();
    assertThat(named).hasSize(1);
    return named.get(0);
  }

  private static Map<String, Object> attributes(SpanData span) {
    Map<String, Object> attributes = new TreeMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }

  private MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  @Test
  void span_saysWhoWhyWhatAndHowMuchAndNothingOfAModel() {
    IntentContext.run(TRIAGE, () -> tracking.charge(STORAGE));

    assertThat(span("charge storage").getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(attributes(span("charge storage")))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "costintent.charge.service", "pinecone",
                    "costintent.charge.item", "storage",
                    "costintent.charge.id", "2026-10-01",
                    "costintent.usage.storage_gb_days", 2.5,
                    "costintent.cost.total", "0.75",
                    "costintent.cost.other", 0.75,
                    "costintent.cost.currency", "EUR",
                    "costintent.cost.status", "reported",
                    "costintent.cost.reasons", List.of("unknown_provider"),
                    "costintent.team", "support")));
  }

  @Test
  void span_isBelowTheCurrentOne() {
    Span request = sdk.getTracer("web").spanBuilder("GET /answers").startSpan();
    try (Scope ignored = request.makeCurrent()) {
      tracking.charge(STORAGE);
    }
    request.end();

    assertThat(span("charge storage").getParentSpanId())
        .isEqualTo(request.getSpanContext().getSpanId());
  }

  @Test
  void span_ofAHoldThatWasGivenBackHasNoCost() {
    tracking.hold(STORAGE).close();

    assertThat(attributes(span("charge storage")))
        .containsEntry("costintent.call.ending", "cancelled")
        .doesNotContainKeys("costintent.cost.status", "costintent.cost.total");
  }

  /** The span of somebody's model call is the model's alone. */
  @Test
  void span_isItsOwnAlsoWithinAnInferenceSpanOfOthers() {
    CostTracking aware = tracking(span -> true);
    Span chat = sdk.getTracer("other").spanBuilder("chat gpt-4o").startSpan();
    try (Scope ignored = chat.makeCurrent();
        HeldCharge held = aware.hold(STORAGE)) {
      held.settle();
    }
    chat.end();
    aware.close();

    assertThat(attributes(span("chat gpt-4o"))).isEmpty();
    assertThat(attributes(span("charge storage"))).containsKey("costintent.cost.total");
  }

  @Test
  void metrics_countByServiceAndItem() {
    IntentContext.run(
        TRIAGE,
        () -> {
          tracking.charge(Charge.of("pinecone", "storage", Money.usd("0.25")));
          tracking.charge(Charge.of("pinecone", "storage", Money.usd("0.5")));
        });

    DoublePointData cost =
        metric("costintent.cost").getDoubleSumData().getPoints().iterator().next();
    assertThat(cost.getValue()).isEqualTo(0.75);
    assertThat(cost.getAttributes())
        .isEqualTo(
            Attributes.of(
                stringKey("costintent.charge.service"), "pinecone",
                stringKey("costintent.charge.item"), "storage",
                stringKey("costintent.team"), "support"));
    assertThat(metrics.collectAllMetrics())
        .extracting(MetricData::getName)
        .doesNotContain("gen_ai.client.operation.duration", "gen_ai.client.token.usage");
  }

  @Test
  void metrics_countWhatHasNoPrice() {
    tracking.charge(Charge.of("lab", "x", UsageUnit.of("units"), 1));

    assertThat(metric("costintent.calls").getLongSumData().getPoints())
        .singleElement()
        .satisfies(point -> {
          assertThat(point.getValue()).isEqualTo(1);
          assertThat(point.getAttributes().get(CostAttributes.COST_STATUS)).isEqualTo("unpriced");
          assertThat(point.getAttributes().get(CostAttributes.COST_REASON))
              .isEqualTo("unknown_provider");
        });
  }

  @Test
  void metrics_haveNoMoreSeriesThanOfCalls() {
    for (int i = 0; i < 2_500; i++) {
      tracking.charge(Charge.of("lab", "item-" + i, Money.usd("1")));
    }

    assertThat(metric("costintent.cost").getDoubleSumData().getPoints())
        .hasSizeLessThanOrEqualTo(2_001);
    assertThat(
            metric("costintent.calls").getLongSumData().getPoints().stream()
                .mapToLong(point -> point.getValue())
                .sum())
        .isEqualTo(2_500);
  }
}
