/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.costintent.otel.CostSpans;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/**
 * Installs the processor and wraps every exporter where properties configure the SDK.
 *
 * <p>Read here: {@code costintent.enabled}, {@code costintent.otel.processor.enabled}, {@code
 * costintent.otel.exporter.enabled} and {@code costintent.compat}.
 */
public final class SdkCustomizer implements AutoConfigurationCustomizerProvider {
  /** The default; below it, an event that carries a call may find no room. */
  private static final int EVENTS = 128;

  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    Parts parts = new Parts();
    sdk.addSpanExporterCustomizer(parts::wrap);
    sdk.addTracerProviderCustomizer(parts::addProcessor);
  }

  /** Last, so that other exporters that are wrapped around get to see what we add. */
  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }

  private static final class Parts {
    private @Nullable CostSpans spans;

    SpanExporter wrap(SpanExporter exporter, ConfigProperties config) {
      return isOn(config, "costintent.otel.exporter.enabled")
          ? spans(config).exporter(exporter)
          : exporter;
    }

    SdkTracerProviderBuilder addProcessor(
        SdkTracerProviderBuilder builder, ConfigProperties config) {
      return isOn(config, "costintent.otel.processor.enabled")
          ? builder.addSpanProcessorFirst(spans(config).processor())
          : builder;
    }

    private static boolean isOn(ConfigProperties config, String part) {
      return config.getBoolean("costintent.enabled", true) && config.getBoolean(part, true);
    }

    private synchronized CostSpans spans(ConfigProperties config) {
      if (spans == null) {
        spans =
            Installed.install(
                config.getList("costintent.compat"),
                config.getInt("otel.span.event.count.limit", EVENTS) >= EVENTS);
      }
      return spans;
    }
  }
}
