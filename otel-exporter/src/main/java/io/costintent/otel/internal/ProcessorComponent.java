/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.internal.AutoConfigureListener;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** {@code costintent} under {@code tracer_provider.processors} of a configuration file. */
public final class ProcessorComponent implements ComponentProvider, AutoConfigureListener {
  /** Called whenever any component is looked up, also for files that do not mention this one. */
  public ProcessorComponent() {
    ConfigurationFile.warnIfNotMentioned();
  }

  @Override
  public Class<SpanProcessor> getType() {
    return SpanProcessor.class;
  }

  @Override
  public String getName() {
    return Components.NAME;
  }

  @Override
  public SpanProcessor create(DeclarativeConfigProperties config) {
    return Components.forProcessor(config).processor();
  }

  @Override
  public void afterAutoConfigure(OpenTelemetrySdk sdk) {
    Components.complete();
  }
}
