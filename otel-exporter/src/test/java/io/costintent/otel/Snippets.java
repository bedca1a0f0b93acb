/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the documentation, compiled and run. */
class Snippets {
  private final SpanExporter exporter = InMemorySpanExporter.create();

  @Test
  void install() {
    // @start region="install"
    CostSpans costs =
        CostSpans.builder().compatibility(List.of(CompatibilityProfile.OPENLIT)).build();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(costs.processor())
                    .addSpanProcessor(BatchSpanProcessor.builder(costs.exporter(exporter)).build())
                    .build())
            .build();
    CostTracking tracking =
        CostTracking.builder().openTelemetry(sdk).inferenceSpans(costs.inferenceSpans()).build();
    // @end

    assertThat(tracking.handler().isNoop()).isFalse();
    tracking.close();
    sdk.close();
  }
}
