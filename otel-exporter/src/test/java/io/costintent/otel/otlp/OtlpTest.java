/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.otel.TestPrices;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives at a receiver when the SDK configures itself and this module is there. */
class OtlpTest {
  private interface Receivers {
    OtlpReceiver open() throws IOException;
  }

  static Stream<Arguments> receivers() {
    return Stream.of(
        argumentSet("OTLP/HTTP", (Receivers) HttpReceiver::new),
        argumentSet("OTLP/gRPC", (Receivers) GrpcReceiver::new));
  }

  @AfterEach
  void resetGlobal() {
    GlobalOpenTelemetry.resetForTest();
  }

  private static OpenTelemetrySdk sdk(OtlpReceiver receiver) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(receiver::properties)
        .setResultAsGlobal()
        .build()
        .getOpenTelemetrySdk();
  }

  /** Tracking as an application has it: nothing is handed over but prices. */
  private static CostTracking tracking() {
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .priceBook(TestPrices.BOOK)
        .build();
  }

  private static void flush(OpenTelemetrySdk sdk) {
    sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
    sdk.getSdkMeterProvider().forceFlush().join(10, TimeUnit.SECONDS);
  }

  private static final CostIntent REPLY =
      CostIntent.builder()
          .team("support")
          .product("desk")
          .feature("reply")
          .useCase("draft")
          .owner("ana")
          .costCenter("4711")
          .tenant("acme")
          .environment("production")
          .set(IntentKey.PURPOSE, "experiment")
          .set(IntentKey.STAGE, "explore")
          .experiment("exp-7")
          .outcome("ticket", "t-1")
          .build();

  /** 1,000 in, 400 of them from the cache and 200 written to it, and 100 out, for 0.00357 USD. */
  private static ResponseFacts response(String id) {
    return ResponseFacts.builder()
        .responseId(id)
        .model("claude-sonnet-4-5")
        .finishReasons(List.of("end_turn"))
        .usage(
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 1000)
                .add(UsageUnit.CACHE_READ_TOKENS, 400)
                .add(UsageUnit.CACHE_WRITE_TOKENS, 200)
                .add(UsageUnit.OUTPUT_TOKENS, 100)
                .build())
        .build();
  }

  private static String call(CostTracking tracking) {
    try (Scope ignored = IntentContext.open(REPLY)) {
      return tracking.call(
          ModelRequest.chat("anthropic", "claude-sonnet-4-5"), () -> "msg-1", OtlpTest::response);
    }
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void trackedCall_arrivesWithTheContractsNamesAndTypes(Receivers receivers) throws IOException {
    try (OtlpReceiver receiver = receivers.open();
        OpenTelemetrySdk sdk = sdk(receiver);
        CostTracking tracking = tracking()) {
      call(tracking);
      flush(sdk);

      io.opentelemetry.proto.trace.v1.Span span = receiver.span("chat claude-sonnet-4-5");
      assertThat(span.getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
      assertThat(span.getEventsCount()).isZero();
      assertThat(span.getDroppedAttributesCount()).isZero();
      assertThat(span.getDroppedEventsCount()).isZero();
      assertThat(byName(span.getAttributesList()))
          .containsEntry("costintent.team", text("support"))
          .containsEntry("costintent.product", text("desk"))
          .containsEntry("costintent.feature", text("reply"))
          .containsEntry("costintent.use_case", text("draft"))
          .containsEntry("costintent.owner", text("ana"))
          .containsEntry("costintent.cost_center", text("4711"))
          .containsEntry("costintent.tenant", text("acme"))
          .containsEntry("costintent.environment", text("production"))
          .containsEntry("costintent.purpose", text("experiment"))
          .containsEntry("costintent.stage", text("explore"))
          .containsEntry("costintent.experiment.id", text("exp-7"))
          .containsEntry("costintent.outcome.type", text("ticket"))
          .containsEntry("costintent.outcome.id", text("t-1"))
          .containsEntry("gen_ai.operation.name", text("chat"))
          .containsEntry("gen_ai.provider.name", text("anthropic"))
          .containsEntry("gen_ai.usage.input_tokens", whole(1000))
          .containsEntry("gen_ai.usage.cache_read.input_tokens", whole(400))
          .containsEntry("gen_ai.usage.cache_write.input_tokens", whole(200))
          .containsEntry("gen_ai.usage.output_tokens", whole(100))
          .containsEntry("gen_ai.usage.cost.amount", decimal(0.00357))
          .containsEntry("gen_ai.usage.cost.currency", text("USD"))
          .containsEntry("gen_ai.usage.cost.source", text("local"))
          .containsEntry("costintent.cost.total", text("0.00357"))
          .containsEntry("costintent.cost.input", decimal(0.0012))
          .containsEntry("costintent.cost.cache_read", decimal(0.00012))
          .containsEntry("costintent.cost.cache_write", decimal(0.00075))
          .containsEntry("costintent.cost.output", decimal(0.0015))
          .containsEntry("costintent.cost.status", text("exact"))
          .containsEntry("costintent.price.sku", text("anthropic/claude-sonnet-4-5"))
          .containsEntry("costintent.price.match", text("exact"))
          .containsEntry("costintent.attempt", whole(1))
          .containsKey("costintent.price.book");
    }
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void trackedCall_isCounted(Receivers receivers) throws IOException {
    try (OtlpReceiver receiver = receivers.open();
        OpenTelemetrySdk sdk = sdk(receiver);
        CostTracking tracking = tracking()) {
      call(tracking);
      flush(sdk);

      Metric cost = receiver.metric("costintent.cost");
      assertThat(cost.getUnit()).isEqualTo("{USD}");
      assertThat(cost.getSum().getIsMonotonic()).isTrue();
      NumberDataPoint point = cost.getSum().getDataPoints(0);
      assertThat(point.getAsDouble()).isEqualTo(0.00357);
      assertThat(byName(point.getAttributesList()))
          .containsEntry("costintent.team", text("support"))
          .containsEntry("gen_ai.provider.name", text("anthropic"))
          .doesNotContainKeys("costintent.tenant", "costintent.experiment.id");
      assertThat(receiver.metric("costintent.tokens").getUnit()).isEqualTo("{token}");
      assertThat(
              receiver.metric("costintent.tokens").getSum().getDataPointsList().stream()
                  .mapToLong(NumberDataPoint::getAsInt)
                  .sum())
          .isEqualTo(1100);
      assertThat(receiver.metric("costintent.calls").getSum().getDataPoints(0).getAsInt())
          .isEqualTo(1);
      assertThat(receiver.metric("gen_ai.client.operation.duration").getUnit()).isEqualTo("s");
      assertThat(receiver.metric("gen_ai.client.token.usage").getUnit()).isEqualTo("{token}");
    }
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void spanOfAnotherInstrumentation_arrivesPriced(Receivers receivers) throws IOException {
    try (OtlpReceiver receiver = receivers.open();
        OpenTelemetrySdk sdk = sdk(receiver);
        CostTracking tracking = tracking()) {
      Span agent = sdk.getTracer("other").spanBuilder("invoke_agent").startSpan();
      try (Scope ignored = agent.makeCurrent();
          Scope scope = IntentContext.open(REPLY)) {
        sdk.getTracer("other")
            .spanBuilder("chat gpt-4o")
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.system", "openai")
            .setAttribute("gen_ai.request.model", "gpt-4o")
            .setAttribute("gen_ai.usage.prompt_tokens", 1000)
            .setAttribute("gen_ai.usage.completion_tokens", 100)
            .startSpan()
            .end();
      }
      agent.end();
      flush(sdk);

      assertThat(byName(receiver.span("chat gpt-4o").getAttributesList()))
          .containsEntry("costintent.team", text("support"))
          .containsEntry("costintent.cost.total", text("0.0035"))
          .containsEntry("gen_ai.usage.cost.amount", decimal(0.0035))
          .containsEntry("costintent.cost.status", text("estimated"));
      assertThat(byName(receiver.span("invoke_agent").getAttributesList()))
          .containsEntry("costintent.cost.inclusive", decimal(0.0035));
      assertThat(receiver.metric("costintent.cost").getSum().getDataPoints(0).getAsDouble())
          .isEqualTo(0.0035);
      assertThat(tracking.handler().isNoop()).isFalse();
    }
  }

  private static Map<String, AnyValue> byName(List<KeyValue> attributes) {
    Map<String, AnyValue> map = new TreeMap<>();
    attributes.forEach(attribute -> map.put(attribute.getKey(), attribute.getValue()));
    return map;
  }

  private static AnyValue text(String value) {
    return AnyValue.newBuilder().setStringValue(value).build();
  }

  private static AnyValue whole(long value) {
    return AnyValue.newBuilder().setIntValue(value).build();
  }

  private static AnyValue decimal(double value) {
    return AnyValue.newBuilder().setDoubleValue(value).build();
  }
}
