/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.micrometer.core.instrument.Counter;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A counter for each set of attributes, of which those who count have few. Thread-safe. */
final class Counters implements LongCounter, DoubleCounter {
  private final Instrument instrument;
  private final Map<Attributes, Counter> counters = new ConcurrentHashMap<>();

  Counters(Instrument instrument) {
    this.instrument = instrument;
  }

  private Counter of(Attributes attributes) {
    Counter known = counters.get(attributes);
    return known == null ? counters.computeIfAbsent(attributes, this::register) : known;
  }

  private Counter register(Attributes attributes) {
    return Counter.builder(instrument.name())
        .description(instrument.description())
        .baseUnit(instrument.baseUnit())
        .tags(Instrument.tags(attributes))
        .register(instrument.registry());
  }

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public void add(double value, Attributes attributes) {
    of(attributes).increment(value);
  }

  @Override
  public void add(long value, Attributes attributes) {
    of(attributes).increment((double) value);
  }

  @Override
  public void add(long value) {
    add(value, Attributes.empty());
  }

  @Override
  public void add(double value) {
    add(value, Attributes.empty());
  }

  @Override
  public void add(long value, Attributes attributes, Context context) {
    add(value, attributes);
  }

  @Override
  public void add(double value, Attributes attributes, Context context) {
    add(value, attributes);
  }
}
