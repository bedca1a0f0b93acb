/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gauge or counter whose values are looked at: a meter for each set of attributes. Thread-safe.
 */
final class Observed implements ObservableLongMeasurement, ObservableDoubleMeasurement {
  private final Instrument instrument;
  private final Map<Attributes, Series> series = new ConcurrentHashMap<>();
  private volatile Runnable look = () -> {};
  private final AtomicLong looks = new AtomicLong();

  Observed(Instrument instrument) {
    this.instrument = instrument;
  }

  Instrument instrument() {
    return instrument;
  }

  /** Sets what is done before a value is read. */
  void beforeReading(Runnable look) {
    this.look = look;
  }

  /** Begins a look at all values. */
  void begin() {
    looks.incrementAndGet();
  }

  /** Ends a look: what it did not find is gone. */
  void end() {
    series.forEach((attributes, one) -> {
      if (one.seen != looks.get()) {
        remove(attributes);
      }
    });
  }

  void close() {
    series.keySet().forEach(this::remove);
  }

  private void remove(Attributes attributes) {
    Series gone = series.remove(attributes);
    if (gone != null) {
      instrument.registry().remove(gone.meter);
    }
  }

  @Override
  public void record(double value, Attributes attributes) {
    Series one = series.computeIfAbsent(attributes, Series::new);
    one.value = value;
    one.seen = looks.get();
  }

  @Override
  public void record(long value, Attributes attributes) {
    record((double) value, attributes);
  }

  @Override
  public void record(long value) {
    record(value, Attributes.empty());
  }

  @Override
  public void record(double value) {
    record(value, Attributes.empty());
  }

  private final class Series {
    private final Meter meter;
    private volatile double value;
    private volatile long seen;

    Series(Attributes attributes) {
      this.meter = instrument.isGauge() ? gauge(attributes) : counter(attributes);
    }

    private Meter gauge(Attributes attributes) {
      return Gauge.builder(instrument.name(), this, Series::read)
          .description(instrument.description())
          .baseUnit(instrument.baseUnit())
          .tags(Instrument.tags(attributes))
          .strongReference(true)
          .register(instrument.registry());
    }

    private Meter counter(Attributes attributes) {
      return FunctionCounter.builder(instrument.name(), this, Series::read)
          .description(instrument.description())
          .baseUnit(instrument.baseUnit())
          .tags(Instrument.tags(attributes))
          .register(instrument.registry());
    }

    private double read() {
      look.run();
      return value;
    }
  }
}
