/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;

/**
 * Counters and gauges of OpenTelemetry's API as meters of a Micrometer registry, with the same
 * names and, in Prometheus, the same ones that OpenTelemetry's exporters make of them. Histograms
 * and whatever else Cost Intent does not count with are left out. Thread-safe.
 */
final class RegistryMeters implements MeterProvider {
  private final Meter meter;

  RegistryMeters(MeterRegistry registry) {
    this.meter = new RegistryMeter(registry);
  }

  @Override
  public MeterBuilder meterBuilder(String instrumentationScope) {
    return new Builder();
  }

  private final class Builder implements MeterBuilder {
    @Override
    public MeterBuilder setSchemaUrl(String schemaUrl) {
      return this;
    }

    @Override
    public MeterBuilder setInstrumentationVersion(String version) {
      return this;
    }

    @Override
    public Meter build() {
      return meter;
    }
  }
}
