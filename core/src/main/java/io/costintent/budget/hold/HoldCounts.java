/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often budgets did what, for metrics. Bounded by the number of budgets. Thread-safe.
 *
 * @since 0.1
 */
public final class HoldCounts {
  /** What happened. */
  public enum Event {
    /** A call was denied, or would have been. */
    DENIED,
    /** A call was sent to a smaller model. */
    DEGRADED,
    /** A call got a limit on its output. */
    CAPPED,
    /** A call had no known price, before or after. */
    UNKNOWN_PRICE,
    /** A call could not say how much it sends at most: what was held is a guess. */
    GUESSED,
    /** A call that ended did not say what it took, and counted as what was held. */
    UNKNOWN_USAGE,
    /** A call ran although the store gave no answer. */
    UNRESERVED,
    /** A stream went beyond its hold, and the budget had no room. */
    OUTGROWN,
    /** A call took more than the budget counts. */
    OVERAGE_CUT,
    /** A hold grew older than it may, and was not settled. */
    LEAKED
  }

  /**
   * What is counted apart.
   *
   * @param budget the budget's id, empty for none in particular
   * @param detail more about the event, from a small set; empty for nothing
   */
  public record Key(Event event, String budget, String detail) {}

  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

  HoldCounts() {}

  void add(Event event, String budget, String detail) {
    counts.computeIfAbsent(new Key(event, budget, detail), key -> new LongAdder()).increment();
  }

  void add(Event event, long times) {
    counts.computeIfAbsent(new Key(event, "", ""), key -> new LongAdder()).add(times);
  }

  /** Returns a copy of all counts. */
  public Map<Key, Long> all() {
    Map<Key, Long> copy = new ConcurrentHashMap<>();
    counts.forEach((key, count) -> copy.put(key, count.sum()));
    return Map.copyOf(copy);
  }

  /** Returns how often something happened, over all budgets and details. */
  public long of(Event event) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().event() == event)
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }
}
