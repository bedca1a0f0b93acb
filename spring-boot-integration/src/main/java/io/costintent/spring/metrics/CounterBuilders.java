/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleCounter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.Consumer;

/** Builders of counters. Not thread-safe; confine to one thread. */
final class CounterBuilders {
  record OfLongs(Instrument instrument) implements LongCounterBuilder {
    @Override
    public LongCounterBuilder setDescription(String description) {
      instrument.describe(description);
      return this;
    }

    @Override
    public LongCounterBuilder setUnit(String unit) {
      instrument.unit(unit);
      return this;
    }

    @Override
    public DoubleCounterBuilder ofDoubles() {
      return new OfDoubles(instrument);
    }

    @Override
    public LongCounter build() {
      return new Counters(instrument);
    }

    @Override
    public ObservableLongMeasurement buildObserver() {
      return new Observed(instrument);
    }

    @Override
    public ObservableLongCounter buildWithCallback(Consumer<ObservableLongMeasurement> callback) {
      return Observation.of(new Observed(instrument), callback);
    }
  }

  record OfDoubles(Instrument instrument) implements DoubleCounterBuilder {
    @Override
    public DoubleCounterBuilder setDescription(String description) {
      instrument.describe(description);
      return this;
    }

    @Override
    public DoubleCounterBuilder setUnit(String unit) {
      instrument.unit(unit);
      return this;
    }

    @Override
    public DoubleCounter build() {
      return new Counters(instrument);
    }

    @Override
    public ObservableDoubleMeasurement buildObserver() {
      return new Observed(instrument);
    }

    @Override
    public ObservableDoubleCounter buildWithCallback(
        Consumer<ObservableDoubleMeasurement> callback) {
      return Observation.of(new Observed(instrument), callback);
    }
  }

  private CounterBuilders() {}
}
