/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.BudgetUnit;
import io.costintent.internal.BoundedCache;

/**
 * What calls of one kind take as a rule, learned from those that ended.
 *
 * <p>Bounded: beyond so many kinds it starts over. The same calls in the same order always give the
 * same answer. Thread-safe.
 */
final class LearnedUsage {
  private static final int MAX_KINDS = 2048;
  private static final BudgetUnit[] UNITS = BudgetUnit.values();

  private final BoundedCache<Kind, Kept> kinds = new BoundedCache<>(MAX_KINDS);

  /**
   * What tells kinds of calls apart.
   *
   * @param feature the feature of the intent, empty for none
   */
  record Kind(String feature, String provider, String model, String operation) {}

  /** Returns what was learned about a kind, for keeping during one call. */
  Kept of(Kind kind) {
    return kinds.get(kind, it -> new Kept());
  }

  /** What was learned about one kind. */
  static final class Kept {
    private final Percentile[] byUnit = new Percentile[UNITS.length];
    private final Percentile tokensPer16Chunks = new Percentile();

    private Kept() {
      for (BudgetUnit unit : UNITS) {
        byUnit[unit.ordinal()] = new Percentile();
      }
    }

    /** Returns what such a call takes, or {@code otherwise} when too little is known. */
    long expected(BudgetUnit unit, long otherwise) {
      long expected = byUnit[unit.ordinal()].estimate();
      return expected < 0 ? otherwise : Math.min(expected, otherwise);
    }

    void learn(BudgetUnit unit, long steps) {
      byUnit[unit.ordinal()].add(steps);
    }

    void learnChunks(long chunks, long outputTokens) {
      if (chunks > 0) {
        tokensPer16Chunks.add(Estimate.product(outputTokens, 16) / chunks);
      }
    }

    /** Returns how many tokens have arrived with so many chunks: one with each until learned. */
    long streamed(long chunks) {
      long per16 = tokensPer16Chunks.estimate();
      return per16 < 0 ? chunks : Math.max(chunks, Estimate.product(chunks, per16) / 16);
    }
  }
}
