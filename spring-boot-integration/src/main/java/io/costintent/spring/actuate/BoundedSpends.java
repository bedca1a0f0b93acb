/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import io.costintent.call.CallRecord;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Spend by value, of which so many are kept apart and the rest is one. Thread-safe. */
final class BoundedSpends {
  private final int maxValues;
  private final Map<String, Spend> spends = new ConcurrentHashMap<>();
  private final Spend others = new Spend();
  private final LongAdder overflowed = new LongAdder();

  BoundedSpends(int maxValues) {
    this.maxValues = maxValues;
  }

  void add(String value, CallRecord record) {
    Spend spend = spends.get(value);
    if (spend == null && spends.size() < maxValues) {
      spend = spends.computeIfAbsent(value, it -> new Spend());
    }
    if (spend == null) {
      overflowed.increment();
      others.add(record);
    } else {
      spend.add(record);
    }
  }

  /** How many calls count among the others. */
  long overflowed() {
    return overflowed.sum();
  }

  /** Returns what was spent by value, sorted. */
  Map<String, Object> describe() {
    Map<String, Object> values = new TreeMap<>();
    spends.forEach((value, spend) -> values.put(value, spend.describe()));
    return values;
  }

  Map<String, Object> describeOthers() {
    return others.describe();
  }
}
