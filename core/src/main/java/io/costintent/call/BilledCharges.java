/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the charges that were billed, by id: the latest of a day. Unlike the layers of one
 * call, who tells of a charge twice may do so hours later, so none displaces another before that
 * many came after it. Thread-safe.
 */
final class BilledCharges {
  private static final int MOST = 1 << 16;
  private static final long REMEMBERED_NANOS = Duration.ofDays(1).toNanos();

  private final Map<String, Long> billedAt =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /** Returns whether the caller is the first to bill {@code charge}. */
  synchronized boolean claim(String charge, long nowNanos) {
    Long before = billedAt.get(charge);
    if (before != null && nowNanos - before < REMEMBERED_NANOS) {
      return false;
    }
    billedAt.remove(charge); // to the end of the order
    billedAt.put(charge, nowNanos);
    return true;
  }
}
