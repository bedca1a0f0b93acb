/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.RateTable;
import io.costintent.usage.Usage;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** Plans by rate table and by the units of a usage in their order. Thread-safe and bounded. */
final class PlanCache {
  private static final int MAX_TABLES = 4096;
  private static final int MAX_PLANS = 32;
  private static final int BITS = 6;
  private static final int MAX_INDEX = (1 << BITS) - 1;
  private static final int MAX_UNITS = 21;

  private static final Entry[] NONE = {};
  private final ConcurrentHashMap<RateTable, Entry[]> plans = new ConcurrentHashMap<>();

  UsagePlan plan(RateTable table, Usage usage) {
    long low = 1;
    long high = 0;
    long sum = 0;
    for (int i = 0; i < usage.size(); i++) {
      int index = usage.unit(i).index();
      if (index < 0 || index > MAX_INDEX || i == MAX_UNITS) {
        return UsagePlanner.plan(table, usage);
      }
      high = (high << BITS) | (low >>> (Long.SIZE - BITS));
      low = (low << BITS) | index;
      sum |= usage.quantity(i);
    }
    boolean allZero = sum == 0;
    Entry[] known = plans.get(table);
    for (Entry entry : known == null ? NONE : known) {
      if (entry.low == low && entry.high == high && entry.allZero == allZero) {
        return entry.plan;
      }
    }
    return add(table, new Entry(low, high, allZero, UsagePlanner.plan(table, usage)));
  }

  private UsagePlan add(RateTable table, Entry entry) {
    if (plans.size() >= MAX_TABLES) {
      plans.clear(); // a refreshed book leaves tables behind that nobody asks for again
    }
    plans.merge(
        table,
        new Entry[] {entry},
        (before, added) -> {
          Entry[] after = Arrays.copyOf(before, Math.min(before.length + 1, MAX_PLANS));
          after[after.length - 1] = entry;
          return after;
        });
    return entry.plan;
  }

  /** The indexes of the units in their order, after a leading one, in 128 bits. */
  private record Entry(long low, long high, boolean allZero, UsagePlan plan) {}
}
