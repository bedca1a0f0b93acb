/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.internal.AutoConfigureListener;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Set;

/**
 * {@code costintent} as the exporter of a processor in a configuration file; wraps the exporter
 * that is described below it.
 */
public final class ExporterComponent implements ComponentProvider, AutoConfigureListener {
  @Override
  public Class<SpanExporter> getType() {
    return SpanExporter.class;
  }

  @Override
  public String getName() {
    return Components.NAME;
  }

  @Override
  public SpanExporter create(DeclarativeConfigProperties config) {
    DeclarativeConfigProperties wrapped = config.getStructured("exporter");
    Set<String> names = wrapped == null ? Set.of() : wrapped.getPropertyKeys();
    if (wrapped == null || names.size() != 1) {
      throw new ConfigurationException(
          "costintent.exporter: " + names + " (expected: one exporter, such as otlp_http)");
    }
    String name = names.iterator().next();
    DeclarativeConfigProperties properties =
        wrapped.getStructured(name, DeclarativeConfigProperties.empty());
    for (ComponentProvider component : config.getComponentLoader().load(ComponentProvider.class)) {
      if (component.getType() == SpanExporter.class && component.getName().equals(name)) {
        return Components.forExporter(config)
            .exporter((SpanExporter) component.create(NestedProperties.of(properties, config)));
      }
    }
    throw new ConfigurationException(
        "costintent.exporter: " + name + " (expected: an exporter on the class path)");
  }

  @Override
  public void afterAutoConfigure(OpenTelemetrySdk sdk) {
    Components.complete();
  }
}
