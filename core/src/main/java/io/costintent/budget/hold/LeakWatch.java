/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts holds that were taken and not ended in their time, without keeping them. Thread-safe.
 *
 * <p>Holds are counted by the stretch of time that they were taken in; what is still counted of a
 * stretch that lies further back than a hold may last has leaked. A hold that ends later than that
 * is taken off again where its stretch is still known.
 */
final class LeakWatch {
  private static final int STRETCHES = 16;
  private static final int LIVE = 8;

  private final AtomicLongArray open = new AtomicLongArray(STRETCHES);
  private final long stretchNanos;
  private final long startNanos;
  private volatile long current;
  private long leaked;

  LeakWatch(long ttlNanos, long nowNanos) {
    this.stretchNanos = Math.max(1, ttlNanos / (LIVE - 1));
    this.startNanos = nowNanos;
  }

  /** Counts a hold, and returns what to say when it ends. */
  long taken(long nowNanos) {
    long stretch = stretch(nowNanos);
    if (stretch > current) {
      advance(stretch);
    }
    open.incrementAndGet((int) (stretch % STRETCHES));
    return stretch;
  }

  void ended(long stretch) {
    open.decrementAndGet((int) (stretch % STRETCHES));
  }

  /** How many holds are open. */
  long open() {
    long sum = 0;
    for (int i = 0; i < STRETCHES; i++) {
      sum += open.get(i);
    }
    return Math.max(0, sum);
  }

  /** Returns how many holds have leaked since this was last asked. */
  synchronized long leaked(long nowNanos) {
    advance(stretch(nowNanos));
    for (long past = Math.max(0, current - STRETCHES + 1); past < current - LIVE; past++) {
      collect(past);
    }
    long since = leaked;
    leaked = 0;
    return since;
  }

  /** Makes room for the stretches up to {@code stretch}, each in the place of one long past. */
  private synchronized void advance(long stretch) {
    for (long next = Math.max(current + 1, stretch - STRETCHES + 1); next <= stretch; next++) {
      collect(next);
    }
    current = Math.max(current, stretch);
  }

  private void collect(long stretch) {
    leaked += Math.max(0, open.getAndSet((int) (stretch % STRETCHES), 0));
  }

  private long stretch(long nowNanos) {
    return Math.max(0, nowNanos - startNanos) / stretchNanos;
  }
}
