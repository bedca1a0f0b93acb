/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was settled in each slot of a rolling window, so that it can be forgotten slot by slot.
 *
 * <p>A ring of as many cells as slots count. An amount that arrives in the instant in which its
 * slot leaves the window may land in the slot that takes its place: forgotten late, never early.
 * Lock-free and thread-safe.
 */
final class Slots {
  private final AtomicLongArray cells;
  private final AtomicLong newest;

  Slots(WindowKey window) {
    this.cells = new AtomicLongArray(window.slots());
    this.newest = new AtomicLong(window.slot());
  }

  /** Makes {@code slot} the newest unless a newer one is, and returns what leaves the window. */
  long advance(long slot) {
    long seen = newest.get();
    while (slot > seen) {
      if (newest.compareAndSet(seen, slot)) {
        return clear(seen, slot);
      }
      seen = newest.get();
    }
    return 0;
  }

  private long clear(long from, long to) {
    long first = Math.max(from, to - cells.length()) + 1;
    long left = 0;
    for (long slot = first; slot <= to; slot++) {
      left = Saturating.add(left, cells.getAndSet(cell(slot), 0));
    }
    return left;
  }

  /** Whether what is settled in {@code slot} counts. */
  boolean counts(long slot) {
    return slot > newest.get() - cells.length();
  }

  void add(long slot, long amount) {
    cells.addAndGet(cell(slot), amount);
  }

  long newest() {
    return newest.get();
  }

  private int cell(long slot) {
    return (int) (slot % cells.length());
  }
}
