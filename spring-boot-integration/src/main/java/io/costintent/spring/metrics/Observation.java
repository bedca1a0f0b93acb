/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.ObservableDoubleCounter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Looks at values when somebody reads one of them, once for all that are read at about the same
 * time. Thread-safe.
 */
final class Observation
    implements BatchCallback,
        ObservableLongGauge,
        ObservableDoubleGauge,
        ObservableLongCounter,
        ObservableDoubleCounter {
  private static final long NANOS_BETWEEN_LOOKS = 100_000_000;

  private final Clock clock;
  private final Runnable callback;
  private final List<Observed> observed;
  private final ReentrantLock lock = new ReentrantLock();
  private long nextLook;
  private volatile boolean closed;

  static Observation of(Observed observed, Consumer<? super Observed> callback) {
    MeterRegistry registry = observed.instrument().registry();
    Observation observation =
        new Observation(registry, () -> callback.accept(observed), List.of(observed));
    observation.look();
    return observation;
  }

  Observation(MeterRegistry registry, Runnable callback, List<Observed> observed) {
    this.clock = registry.config().clock();
    this.callback = callback;
    this.observed = List.copyOf(observed);
    this.nextLook = clock.monotonicTime();
    observed.forEach(one -> one.beforeReading(this::look));
  }

  /** Looks, unless somebody does or just did. */
  void look() {
    if (closed || !lock.tryLock()) {
      return;
    }
    try {
      long now = clock.monotonicTime();
      if (now - nextLook >= 0) {
        nextLook = now + NANOS_BETWEEN_LOOKS;
        observed.forEach(Observed::begin);
        callback.run();
        observed.forEach(Observed::end);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    observed.forEach(Observed::close);
  }
}
