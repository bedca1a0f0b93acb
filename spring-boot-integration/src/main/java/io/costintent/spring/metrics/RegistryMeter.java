/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.ArrayList;
import java.util.List;

/** Makes instruments. Thread-safe. */
final class RegistryMeter implements Meter {
  private static final Meter NONE = MeterProvider.noop().get("none");

  private final MeterRegistry registry;

  RegistryMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public LongCounterBuilder counterBuilder(String name) {
    return new CounterBuilders.OfLongs(new Instrument(registry, name, false));
  }

  @Override
  public DoubleGaugeBuilder gaugeBuilder(String name) {
    return new GaugeBuilders.OfDoubles(new Instrument(registry, name, true));
  }

  @Override
  public LongUpDownCounterBuilder upDownCounterBuilder(String name) {
    return NONE.upDownCounterBuilder(name);
  }

  @Override
  public DoubleHistogramBuilder histogramBuilder(String name) {
    return NONE.histogramBuilder(name);
  }

  @Override
  public BatchCallback batchCallback(
      Runnable callback, ObservableMeasurement first, ObservableMeasurement... others) {
    List<Observed> observed = new ArrayList<>();
    add(first, observed);
    for (ObservableMeasurement other : others) {
      add(other, observed);
    }
    Observation observation = new Observation(registry, callback, observed);
    observation.look();
    return observation;
  }

  private static void add(ObservableMeasurement measurement, List<Observed> observed) {
    if (measurement instanceof Observed ours) {
      observed.add(ours);
    }
  }
}
