/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.call.Charge;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.intent.Purpose;
import io.costintent.money.Money;
import io.costintent.policy.ApprovedModels;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final CostIntent TRIAGE =
      CostIntent.builder()
          .team("support")
          .product("desk")
          .feature("triage")
          .tenant("acme")
          .purpose(Purpose.PRODUCTION)
          .label("squad", "blue")
          .build();
  private static final ModelRequest CHAT = ModelRequest.chat("openai", "gpt-4o");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final AtomicLong nanos = new AtomicLong();
  private Sampler sampler = Sampler.alwaysOn();
  private OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().build();

  private CostTrackingBuilder builder() {
    sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(sampler)
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .inferenceSpans(InferenceSpans.none())
        .clock(() -> Instant.parse("2026-10-01T12:00:00Z"), nanos::get)
        .openTelemetry(sdk);
  }

  @AfterEach
  void close() {
    sdk.close();
  }

  private static ResponseFacts response(String id) {
    return ResponseFacts.builder()
        .responseId(id)
        .model("gpt-4o-2024-08-06")
        .finishReasons(List.of("stop"))
        .serviceTier("default")
        .usage(
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 1000)
                .add(UsageUnit.CACHE_READ_TOKENS, 600)
                .add(UsageUnit.OUTPUT_TOKENS, 100)
                .add(UsageUnit.OUTPUT_REASONING_TOKENS, 40)
                .build())
        .build();
  }

  private SpanData span() {
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    return spans.getFinishedSpanItems().get(0);
  }

  private MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  @Test
  void span_saysWhoWhyHowMuchAndAtWhatPrice() {
    CostTracking tracking = builder().build();

    IntentContext.run(TRIAGE, () -> tracking.call(CHAT, () -> "answer", answer -> response("r1")));

    assertThat(span())
        .hasName("chat gpt-4o")
        .hasKind(SpanKind.CLIENT)
        .hasStatus(StatusData.unset());
    Map<String, Object> attributes = new java.util.TreeMap<>();
    span().getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    assertThat(attributes)
        .containsEntry("gen_ai.operation.name", "chat")
        .containsEntry("gen_ai.provider.name", "openai")
        .containsEntry("gen_ai.request.model", "gpt-4o")
        .containsEntry("gen_ai.response.model", "gpt-4o-2024-08-06")
        .containsEntry("gen_ai.response.id", "r1")
        .containsEntry("gen_ai.response.finish_reasons", List.of("stop"))
        .containsEntry("gen_ai.usage.input_tokens", 1000L)
        .containsEntry("gen_ai.usage.output_tokens", 100L)
        .containsEntry("gen_ai.usage.cache_read.input_tokens", 600L)
        .containsEntry("gen_ai.usage.reasoning.output_tokens", 40L)
        .containsEntry("gen_ai.usage.cost.amount", 0.00275)
        .containsEntry("gen_ai.usage.cost.currency", "USD")
        .containsEntry("gen_ai.usage.cost.source", "local")
        .containsEntry("costintent.cost.total", "0.00275")
        .containsEntry("costintent.cost.input", 0.001)
        .containsEntry("costintent.cost.cache_read", 0.00075)
        .containsEntry("costintent.cost.output", 0.001)
        .containsEntry("costintent.cost.status", "exact")
        .containsEntry("costintent.price.sku", "openai/gpt-4o")
        .containsEntry("costintent.attempt", 1L)
        .containsEntry("costintent.team", "support")
        .containsEntry("costintent.product", "desk")
        .containsEntry("costintent.feature", "triage")
        .containsEntry("costintent.tenant", "acme")
        .containsEntry("costintent.purpose", "production")
        .containsEntry("costintent.label.squad", "blue")
        .containsKeys("costintent.price.book", "costintent.price.match")
        .doesNotContainKeys(
            "costintent.cost.reasons", "costintent.cost.tools", "costintent.call.ending");
  }

  @Test
  void span_withoutAPriceHasAStatusButNoAmount() {
    CostTracking tracking = builder().build();

    tracking.call(
        ModelRequest.chat("openai", "no-such-model"),
        () -> "answer",
        answer -> ResponseFacts.builder().usage(Usage.ofTokens(10, 10)).build());

    assertThat(span())
        .hasAttribute(stringKey("costintent.cost.status"), "unpriced")
        .hasAttribute(stringArrayKey("costintent.cost.reasons"), List.of("unknown_model"));
    assertThat(span().getAttributes().get(doubleKey("gen_ai.usage.cost.amount"))).isNull();
    assertThat(span().getAttributes().get(stringKey("costintent.cost.total"))).isNull();
  }

  @Test
  void span_ofAFailureHasTheTypeAndNoMessage() {
    CostTracking tracking = builder().build();
    IllegalStateException failure = new IllegalStateException("prompt: secret");

    assertThatThrownBy(() ->
            tracking.call(
                CHAT,
                () -> {
                  throw failure;
                },
                answer -> null))
        .isSameAs(failure);

    assertThat(span())
        .hasStatus(StatusData.error())
        .hasAttribute(stringKey("error.type"), "java.lang.IllegalStateException")
        .hasAttribute(stringKey("costintent.call.ending"), "failed");
    assertThat(span().toString()).doesNotContain("secret");
  }

  @Test
  void span_ofAStreamHasTheTimeToTheFirstChunk() {
    CostTracking tracking = builder().build();
    ModelCall call =
        tracking
            .handler()
            .start(
                ModelRequest.builder("openai", "gpt-4o")
                    .streaming(true)
                    .server("api.example.org", 8443)
                    .build());

    nanos.addAndGet(Duration.ofMillis(1500).toNanos());
    call.chunk();
    call.end(response("r1"));

    assertThat(span())
        .hasAttribute(doubleKey("gen_ai.response.time_to_first_chunk"), 1.5)
        .hasAttribute(stringKey("server.address"), "api.example.org")
        .hasAttribute(longKey("server.port"), 8443L);
  }

  @Test
  void span_ofAnOuterLayerCarriesTheInclusiveCost() {
    CostTracking tracking = builder().build();

    tracking.call(
        CHAT,
        () -> tracking.call(CHAT, () -> "answer", answer -> response("r1")),
        answer -> response("r1"));

    List<SpanData> both = spans.getFinishedSpanItems();
    assertThat(both).hasSize(2);
    assertThat(both.get(0)).hasAttribute(doubleKey("gen_ai.usage.cost.amount"), 0.00275);
    assertThat(both.get(1)).hasAttribute(doubleKey("costintent.cost.inclusive"), 0.00275);
    assertThat(both.get(1).getAttributes().get(stringKey("costintent.cost.status"))).isNull();
    assertThat(both.get(0)).hasParentSpanId(both.get(1).getSpanId());
    assertThat(metric("costintent.cost"))
        .hasDoubleSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(0.00275)));
  }

  @Test
  void span_ofAnotherInstrumentationIsEnriched() {
    CostTracking tracking = builder().inferenceSpans(span -> true).build();
    Span foreign = sdk.getTracer("other").spanBuilder("chat").startSpan();

    try (Scope ignored = foreign.makeCurrent()) {
      tracking.call(CHAT, () -> "answer", answer -> response("r1"));
    }
    foreign.end();

    assertThat(span()).hasName("chat").hasAttribute(doubleKey("gen_ai.usage.cost.amount"), 0.00275);
    assertThat(span().getAttributes().get(stringKey("gen_ai.response.id"))).isNull();
    assertThat(metrics.collectAllMetrics())
        .extracting(MetricData::getName)
        .doesNotContain("gen_ai.client.operation.duration", "gen_ai.client.token.usage");
  }

  @Test
  void metrics_countCostTokensAndCallsByBoundedKeys() {
    CostTracking tracking = builder().build();

    IntentContext.run(TRIAGE, () -> tracking.call(CHAT, () -> "answer", answer -> response("r1")));

    assertThat(metric("costintent.cost"))
        .hasUnit("{USD}")
        .hasDoubleSumSatisfying(sum ->
            sum.isMonotonic()
                .hasPointsSatisfying(point ->
                    point
                        .hasValue(0.00275)
                        .hasAttribute(stringKey("costintent.team"), "support")
                        .hasAttribute(stringKey("gen_ai.request.model"), "gpt-4o")));
    assertThat(metric("costintent.cost").getDoubleSumData().getPoints())
        .allSatisfy(point ->
            assertThat(point.getAttributes().asMap())
                .doesNotContainKeys(
                    stringKey("costintent.tenant"), stringKey("costintent.label.squad")));
    Map<String, Long> tokens = new java.util.TreeMap<>();
    metric("costintent.tokens")
        .getLongSumData()
        .getPoints()
        .forEach(point ->
            tokens.put(
                String.valueOf(point.getAttributes().get(CostAttributes.TOKEN_TYPE)),
                point.getValue()));
    assertThat(tokens)
        .containsExactly(
            Map.entry("cache_read", 600L),
            Map.entry("input", 400L),
            Map.entry("output", 60L),
            Map.entry("reasoning", 40L));
    assertThat(metric("costintent.calls"))
        .hasLongSumSatisfying(sum ->
            sum.hasPointsSatisfying(point ->
                point
                    .hasValue(1)
                    .hasAttribute(stringKey("costintent.cost.status"), "exact")
                    .hasAttribute(stringKey("costintent.budget.decision"), "allow")));
    assertThat(metric("gen_ai.client.operation.duration")).hasUnit("s");
    assertThat(metric("gen_ai.client.token.usage")).hasUnit("{token}");
  }

  @Test
  void metrics_countCallsWithoutAPriceAndAddNothingToTheCost() {
    CostTracking tracking = builder().build();

    tracking.call(CHAT, () -> "answer", answer -> null);

    assertThat(metric("costintent.calls"))
        .hasLongSumSatisfying(sum ->
            sum.hasPointsSatisfying(point ->
                point
                    .hasAttribute(stringKey("costintent.cost.status"), "unpriced")
                    .hasAttribute(stringKey("costintent.cost.reason"), "no_usage")));
    assertThat(metrics.collectAllMetrics())
        .extracting(MetricData::getName)
        .doesNotContain("costintent.cost");
  }

  @Test
  void metrics_keepCurrenciesApart() {
    CostTracking tracking = builder().build();

    tracking.call(
        CHAT,
        () -> "answer",
        answer -> ResponseFacts.builder().reportedCost(Money.of("0.5", "EUR")).build());

    assertThat(metric("costintent.cost.eur")).hasUnit("{EUR}");
  }

  @Test
  void metrics_countDenials() {
    CostTracking tracking =
        builder()
            .policy(ApprovedModels.builder().allowOtherwise("gpt-5").enforce().build())
            .build();

    assertThatThrownBy(() -> tracking.call(CHAT, () -> "answer", answer -> null))
        .isInstanceOf(CallDeniedException.class);

    assertThat(metric("costintent.calls"))
        .hasLongSumSatisfying(sum ->
            sum.hasPointsSatisfying(
                point -> point.hasAttribute(stringKey("costintent.budget.decision"), "deny")));
    assertThat(span()).hasAttribute(stringKey("costintent.budget.decision"), "deny");
  }

  @Test
  void metrics_doNotDependOnSampling() {
    sampler = Sampler.alwaysOff();
    CostTracking tracking = builder().build();

    tracking.call(CHAT, () -> "answer", answer -> response("r1"));

    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(metric("costintent.cost"))
        .hasDoubleSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(0.00275)));
  }

  @Test
  void health_collectingSweepsForgottenStreams() {
    CostTracking tracking = builder().build();
    tracking.handler().start(ModelRequest.builder("openai", "gpt-4o").streaming(true).build());
    nanos.addAndGet(Duration.ofMinutes(11).toNanos());

    assertThat(metric("costintent.streams.open"))
        .hasLongGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(point -> point.hasValue(0)));

    assertThat(span()).hasAttribute(stringKey("costintent.call.ending"), "never_consumed");
  }

  @Test
  void close_stopsTheHealthMetrics() {
    CostTracking tracking = builder().build();

    tracking.close();

    assertThat(metrics.collectAllMetrics())
        .extracting(MetricData::getName)
        .doesNotContain("costintent.streams.open");
  }

  @Test
  void metersOfTheirOwn_getTheSameAttributesOnEverySeries() {
    InMemoryMetricReader own = InMemoryMetricReader.create();
    try (SdkMeterProvider meters = SdkMeterProvider.builder().registerMetricReader(own).build()) {
      CostTracking tracking = builder().meterProvider(meters).build();
      IntentContext.run(TRIAGE, () -> tracking.call(CHAT, () -> "a", answer -> response("r1")));
      tracking.call(ModelRequest.chat("nobody", "unknown"), () -> "a", answer -> response("r2"));
      tracking.charge(Charge.of("pinecone", "read-units", Money.usd("0.01")));

      for (MetricData metric : own.collectAllMetrics()) {
        if (metric.getName().startsWith("costintent.")) {
          Collection<? extends PointData> points = metric.getData().getPoints();
          assertThat(points)
              .extracting(point -> names(point.getAttributes()))
              .as(metric.getName())
              .containsOnly(names(points.iterator().next().getAttributes()));
        }
      }
      assertThat(metrics.collectAllMetrics()).isEmpty();
    }
  }

  private static Set<String> names(Attributes attributes) {
    Set<String> names = new TreeSet<>();
    attributes.forEach((key, value) -> names.add(key.getKey()));
    return names;
  }
}
