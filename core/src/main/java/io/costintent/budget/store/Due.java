/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.concurrent.atomic.AtomicLong;

/** The earliest moment at which something lapses; maybe too early, never too late. Thread-safe. */
final class Due {
  private final AtomicLong millis = new AtomicLong(Long.MAX_VALUE);

  /** Something lapses at {@code atMillis}. */
  void add(long atMillis) {
    long seen = millis.get();
    while (atMillis < seen && !millis.compareAndSet(seen, atMillis)) {
      seen = millis.get();
    }
  }

  /**
   * Whether something may have lapsed. Whoever is told so looks, and adds again what has not.
   *
   * @param now the present, in milliseconds
   */
  boolean take(long now) {
    long seen = millis.get();
    return seen <= now && millis.compareAndSet(seen, Long.MAX_VALUE);
  }
}
