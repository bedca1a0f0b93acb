/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.AppliedRate;
import io.costintent.pricing.RateTable;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How usage with a certain set of units is taken apart under a rate table. Immutable.
 *
 * <p>Lines come parts first, so that a quantity without its parts needs only earlier lines.
 */
final class UsagePlan {
  /** Beyond that, sums and products of longs are not safe without looking. */
  private static final long MAX_FAST_QUANTITY = 1L << 40;

  static final long NOT_FAST = -1;

  final RateTable table;
  final PlanLine[] lines;
  final List<FoldedUnit> folded;

  /** A rate on what all lines cost together, or null. */
  final @Nullable AppliedRate fee;

  /** All reasons that any line or folded unit may give; 0 spares the search. */
  private final int possibleReasons;

  private final boolean fast;

  UsagePlan(RateTable table, PlanLine[] lines, List<FoldedUnit> folded) {
    this.table = table;
    this.lines = lines;
    this.folded = List.copyOf(folded);
    this.fee = fee(table, lines);
    int reasons = 0;
    boolean exact = true;
    for (PlanLine line : lines) {
      reasons |= line.reasons;
      exact &= line.rate == null || line.picosPerStep >= 0;
    }
    for (FoldedUnit unit : folded) {
      reasons |= unit.reasons();
    }
    this.possibleReasons = reasons;
    this.fast = exact && fee == null;
  }

  private static @Nullable AppliedRate fee(RateTable table, PlanLine[] lines) {
    for (PlanLine line : lines) {
      if (line.unit.equals(UsageUnit.SPEND)) {
        return null; // somebody reported what the fee is on
      }
    }
    return table.rate(UsageUnit.SPEND);
  }

  /** Returns the amount in picos of all lines or of one category, or {@link #NOT_FAST}. */
  long picos(Usage usage, int category) {
    if (!fast) {
      return NOT_FAST;
    }
    for (int i = 0; i < usage.size(); i++) {
      if (usage.quantity(i) > MAX_FAST_QUANTITY) {
        return NOT_FAST;
      }
    }
    long total = 0;
    for (PlanLine line : lines) {
      long quantity = line.quantity(usage);
      if (quantity < 0) {
        return NOT_FAST;
      }
      if (quantity > 0 && line.rate != null && (category < 0 || category == line.category)) {
        long amount = quantity * line.picosPerStep;
        total += amount;
        if (Math.multiplyHigh(quantity, line.picosPerStep) != 0 || amount < 0 || total < 0) {
          return NOT_FAST;
        }
      }
    }
    return total;
  }

  /** Returns the reasons that the quantities give, as long as nothing contradicts itself. */
  int reasons(Usage usage) {
    int reasons = 0;
    if (possibleReasons != 0) {
      for (PlanLine line : lines) {
        reasons |= line.reasons != 0 && line.quantity(usage) > 0 ? line.reasons : 0;
      }
      for (FoldedUnit unit : folded) {
        reasons |= usage.quantity(unit.position()) > 0 ? unit.reasons() : 0;
      }
    }
    return reasons;
  }

  /** Whether something with a rate was used at all. */
  boolean chargesSomething(Usage usage) {
    for (PlanLine line : lines) {
      if (line.rate != null && line.quantity(usage) > 0) {
        return true;
      }
    }
    return false;
  }
}
