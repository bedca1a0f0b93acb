/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who was first, for as long as it matters. Bounded; full, it says that nobody was. Thread-safe.
 */
final class Claims {
  private final ConcurrentMap<String, Instant> until = new ConcurrentHashMap<>();
  private final int most;

  Claims(int most) {
    this.most = most;
  }

  boolean claim(String key, Instant until, Instant now) {
    if (this.until.size() >= most) {
      this.until.values().removeIf(end -> !end.isAfter(now));
    }
    if (this.until.size() >= most) {
      return false;
    }
    Instant before = this.until.putIfAbsent(key, until);
    return before == null || (!before.isAfter(now) && this.until.replace(key, before, until));
  }
}
