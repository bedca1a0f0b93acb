/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import io.costintent.CostTrackingBuilder;
import io.costintent.otel.CostSpans;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sends spans and metrics to a collector, or keeps spans as lines. */
final class Telemetry implements AutoCloseable {
  private final OpenTelemetrySdk sdk;
  private final UnaryOperator<CostTrackingBuilder> tracking;

  static Telemetry of(Map<String, String> environment, SpanLines lines) {
    return environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
        ? toCollector(environment)
        : toLines(lines);
  }

  /** OpenTelemetry configures itself; being on the class path is all that Cost Intent needs. */
  private static Telemetry toCollector(Map<String, String> environment) {
    String endpoint = environment.get("OTEL_EXPORTER_OTLP_ENDPOINT");
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(() ->
                Map.of(
                    "otel.service.name", "support-desk",
                    "otel.exporter.otlp.protocol", "http/protobuf",
                    "otel.exporter.otlp.endpoint", endpoint == null ? "" : endpoint))
            .build()
            .getOpenTelemetrySdk();
    return new Telemetry(sdk, builder -> builder);
  }

  /** By hand: a processor and a wrapper around the exporter. */
  private static Telemetry toLines(SpanLines lines) {
    CostSpans spans = CostSpans.create();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(spans.processor())
                    .addSpanProcessor(SimpleSpanProcessor.create(spans.exporter(lines)))
                    .build())
            .build();
    return new Telemetry(sdk, builder -> builder.inferenceSpans(spans.inferenceSpans()));
  }

  private Telemetry(OpenTelemetrySdk sdk, UnaryOperator<CostTrackingBuilder> tracking) {
    this.sdk = sdk;
    this.tracking = tracking;
  }

  OpenTelemetrySdk sdk() {
    return sdk;
  }

  CostTrackingBuilder configure(CostTrackingBuilder builder) {
    return tracking.apply(builder);
  }

  @Override
  public void close() {
    sdk.close();
  }
}
