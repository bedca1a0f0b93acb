/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An SDK with everything installed, tracking on top of it, and what they export. */
final class TestSdk implements AutoCloseable {
  final CostSpans spans;
  final OpenTelemetrySdk sdk;
  final CostTracking tracking;
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final InMemoryMetricReader metrics = InMemoryMetricReader.create();

  TestSdk(CompatibilityProfile... profiles) {
    this(SpanLimits.getDefault(), true, profiles);
  }

  TestSdk(SpanLimits limits, boolean wrap, CompatibilityProfile... profiles) {
    this.spans = CostSpans.builder().compatibility(List.of(profiles)).build();
    SdkTracerProviderBuilder tracing =
        SdkTracerProvider.builder()
            .setSpanLimits(limits)
            .addSpanProcessor(
                BatchSpanProcessor.builder(wrap ? spans.exporter(exported) : exported).build());
    if (wrap) {
      tracing.addSpanProcessorFirst(spans.processor());
    }
    this.sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(tracing.build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    this.tracking = tracking(sdk).inferenceSpans(spans.inferenceSpans()).build();
  }

  static CostTrackingBuilder tracking(OpenTelemetrySdk sdk) {
    return CostTracking.builder()
        .environment(Map.of(), Map.of())
        .openTelemetry(sdk)
        .priceBook(TestPrices.BOOK);
  }

  /** 1,000 tokens in and 100 out of gpt-4o: 0.0035 USD. */
  static ResponseFacts response(String id) {
    return ResponseFacts.builder()
        .responseId(id)
        .model("gpt-4o")
        .usage(Usage.ofTokens(1000, 100))
        .build();
  }

  Tracer tracer() {
    return sdk.getTracer("some.instrumentation");
  }

  /** Starts a span as an instrumentation of chat calls does. */
  SpanBuilder chat() {
    return tracer()
        .spanBuilder("chat gpt-4o")
        .setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.provider.name", "openai")
        .setAttribute("gen_ai.request.model", "gpt-4o");
  }

  /** Writes the usage that {@link #response} has. */
  static Span answer(Span span) {
    return span.setAttribute("gen_ai.usage.input_tokens", 1000)
        .setAttribute("gen_ai.usage.cache_read.input_tokens", 0)
        .setAttribute("gen_ai.usage.output_tokens", 100);
  }

  List<SpanData> spans() {
    sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
    return exported.getFinishedSpanItems();
  }

  SpanData span(String name) {
    return spans().stream()
        .filter(span -> span.getName().equals(name))
        .reduce((one, two) -> {
          throw new AssertionError("two spans named " + name);
        })
        .orElseThrow(() -> new AssertionError("no span named " + name));
  }

  /** The sum over all points of a counter; 0 when there is none. */
  double sum(String counter) {
    double sum = 0;
    for (MetricData metric : metrics.collectAllMetrics()) {
      if (metric.getName().equals(counter)) {
        sum += metric.getDoubleSumData().getPoints().stream().mapToDouble(p -> p.getValue()).sum();
        sum += metric.getLongSumData().getPoints().stream().mapToLong(p -> p.getValue()).sum();
      }
    }
    return sum;
  }

  Collection<MetricData> metrics() {
    return metrics.collectAllMetrics();
  }

  List<String> metricNames() {
    return metrics().stream().map(MetricData::getName).toList();
  }

  @Override
  public void close() {
    tracking.close();
    sdk.close();
  }
}
