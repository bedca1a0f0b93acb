/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.otel.TestPrices;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SdkCustomizerTest {
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();

  private OpenTelemetrySdk sdk(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("otel.traces.exporter", "otlp");
    all.put("otel.metrics.exporter", "none");
    all.put("otel.logs.exporter", "none");
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(() -> all)
        .addSpanExporterCustomizer((otlp, config) -> exported)
        .build()
        .getOpenTelemetrySdk();
  }

  /** Makes a tracked call, and a span of another instrumentation. */
  private List<SpanData> run(Map<String, String> properties) {
    try (OpenTelemetrySdk sdk = sdk(properties);
        CostTracking tracking =
            CostTracking.builder()
                .environment(Map.of(), Map.of())
                .openTelemetry(sdk)
                .priceBook(TestPrices.BOOK)
                .build();
        Scope ignored = IntentContext.open(CostIntent.builder().team("support").build())) {
      tracking.call(ModelRequest.chat("openai", "own"), () -> "id", id -> response());
      sdk.getTracer("other")
          .spanBuilder("chat other")
          .setAttribute("gen_ai.operation.name", "chat")
          .setAttribute("gen_ai.system", "openai")
          .setAttribute("gen_ai.request.model", "gpt-4o")
          .setAttribute("gen_ai.usage.input_tokens", 1000)
          .setAttribute("gen_ai.usage.output_tokens", 100)
          .startSpan()
          .end();
      sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
      return exported.getFinishedSpanItems();
    }
  }

  private static ResponseFacts response() {
    return ResponseFacts.builder().model("gpt-4o").usage(Usage.ofTokens(1000, 100)).build();
  }

  private static Attributes attributes(List<SpanData> spans, String name) {
    return spans.stream()
        .filter(span -> span.getName().equals(name))
        .map(SpanData::getAttributes)
        .findFirst()
        .orElseThrow();
  }

  private static String total(List<SpanData> spans, String name) {
    return attributes(spans, name).get(stringKey("costintent.cost.total"));
  }

  private static String team(List<SpanData> spans, String name) {
    return attributes(spans, name).get(stringKey("costintent.team"));
  }

  @Test
  void customizer_installsBothParts() {
    List<SpanData> spans = run(Map.of());

    assertThat(total(spans, "chat own")).isEqualTo("0.0035");
    assertThat(total(spans, "chat other")).isEqualTo("0.0035");
    assertThat(team(spans, "chat other")).isEqualTo("support");
  }

  @Test
  void customizer_putsTheProcessorBeforeTheOneThatExports() {
    try (OpenTelemetrySdk sdk = sdk(Map.of())) {
      assertThat(sdk.getSdkTracerProvider().toString())
          .containsSubsequence(
              "spanProcessorsEnd=[CostIntentSpanProcessor",
              "BatchSpanProcessor{spanExporter=CostIntentSpanExporter{");
    }
  }

  @Test
  void customizer_addsTheNamesOfOtherTools() {
    List<SpanData> spans = run(Map.of("costintent.compat", "openlit, logfire"));

    assertThat(attributes(spans, "chat own").get(doubleKey("gen_ai.usage.cost"))).isEqualTo(0.0035);
    assertThat(attributes(spans, "chat other").get(doubleKey("operation.cost"))).isEqualTo(0.0035);
  }

  @Test
  void customizer_namesAProfileThatDoesNotExist() {
    assertThatThrownBy(() -> sdk(Map.of("costintent.compat", "openlint")))
        .isInstanceOf(ConfigurationException.class)
        .hasStackTraceContaining(
            "compat: openlint (expected: openinference, openlit, logfire, langfuse)");
  }

  @Test
  void exporterSwitchedOff_leavesSpansOfOthersUnpriced() {
    List<SpanData> spans = run(Map.of("costintent.otel.exporter.enabled", "false"));

    assertThat(total(spans, "chat own")).isEqualTo("0.0035");
    assertThat(total(spans, "chat other")).isNull();
    assertThat(team(spans, "chat other")).isEqualTo("support");
  }

  @Test
  void processorSwitchedOff_leavesSpansOfOthersWithoutIntent() {
    List<SpanData> spans = run(Map.of("costintent.otel.processor.enabled", "false"));

    assertThat(total(spans, "chat own")).isEqualTo("0.0035");
    assertThat(total(spans, "chat other")).isEqualTo("0.0035");
    assertThat(team(spans, "chat other")).isNull();
  }

  @Test
  void everythingSwitchedOff_leavesSpansOfOthersAlone() {
    List<SpanData> spans = run(Map.of("costintent.enabled", "false"));

    assertThat(total(spans, "chat other")).isNull();
    assertThat(team(spans, "chat other")).isNull();
  }

  @Test
  void limitThatLeavesNoRoomForEvents_losesNothing() {
    List<SpanData> spans = run(Map.of("otel.span.event.count.limit", "0"));

    assertThat(total(spans, "chat own")).isEqualTo("0.0035");
  }
}
