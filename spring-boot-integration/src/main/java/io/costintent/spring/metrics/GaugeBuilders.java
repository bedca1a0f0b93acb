/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.Consumer;

/** Builders of gauges. Not thread-safe; confine to one thread. */
final class GaugeBuilders {
  record OfLongs(Instrument instrument) implements LongGaugeBuilder {
    @Override
    public LongGaugeBuilder setDescription(String description) {
      instrument.describe(description);
      return this;
    }

    @Override
    public LongGaugeBuilder setUnit(String unit) {
      instrument.unit(unit);
      return this;
    }

    @Override
    public ObservableLongMeasurement buildObserver() {
      return new Observed(instrument);
    }

    @Override
    public ObservableLongGauge buildWithCallback(Consumer<ObservableLongMeasurement> callback) {
      return Observation.of(new Observed(instrument), callback);
    }
  }

  record OfDoubles(Instrument instrument) implements DoubleGaugeBuilder {
    @Override
    public DoubleGaugeBuilder setDescription(String description) {
      instrument.describe(description);
      return this;
    }

    @Override
    public DoubleGaugeBuilder setUnit(String unit) {
      instrument.unit(unit);
      return this;
    }

    @Override
    public LongGaugeBuilder ofLongs() {
      return new OfLongs(instrument);
    }

    @Override
    public ObservableDoubleMeasurement buildObserver() {
      return new Observed(instrument);
    }

    @Override
    public ObservableDoubleGauge buildWithCallback(Consumer<ObservableDoubleMeasurement> callback) {
      return Observation.of(new Observed(instrument), callback);
    }
  }

  private GaugeBuilders() {}
}
