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
  private static final int UNITS_PER_KEY = 10;

  private static final Entry[] NONE = {};
  private final ConcurrentHashMap<RateTable, Entry[]> plans = new ConcurrentHashMap<>();

  UsagePlan plan(RateTable table, Usage usage) {
    long low = key(usage, 0);
    long high = key(usage, UNITS_PER_KEY);
    if (low < 0 || high < 0 || usage.size() > 2 * UNITS_PER_KEY) {
      return UsagePlanner.plan(table, usage);
    }
    boolean allZero = usage.isAllZero();
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

  /** Packs the indexes of up to ten units into a long; -1 when one of them has no index. */
  private static long key(Usage usage, int start) {
    long key = 0;
    int end = Math.min(usage.size(), start + UNITS_PER_KEY);
    for (int i = start; i < end; i++) {
      int index = usage.unit(i).index();
      if (index < 0 || index > 62) {
        return -1;
      }
      key = (key << 6) | (index + 1);
    }
    return key;
  }

  private record Entry(long low, long high, boolean allZero, UsagePlan plan) {}
}
