/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.money.Money;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * How well prices fitted the calls since the last look: which had no price in the book, and what
 * providers reported against what was computed. Counting is thread-safe; only one thread looks.
 */
final class PriceWindow {
  /** Fewer calls say nothing. */
  static final int LEAST_CALLS = 100;

  private static final Set<CostReason> NO_PRICE =
      EnumSet.of(
          CostReason.UNKNOWN_PROVIDER, CostReason.UNKNOWN_MODEL, CostReason.OUTSIDE_VALIDITY);

  private final LongAdder calls = new LongAdder();
  private final LongAdder unpriced = new LongAdder();
  private final LongAdder compared = new LongAdder();
  private final LongAdder reportedPicos = new LongAdder();
  private final LongAdder computedPicos = new LongAdder();

  void add(Cost cost) {
    calls.increment();
    if (cost.total() == null && hasNoPrice(cost)) {
      unpriced.increment();
    }
    Money reported = cost.reported();
    Money computed = reported == null ? null : cost.computed();
    if (reported != null
        && computed != null
        && reported.currency().equals(computed.currency())
        && reported.picosOr(-1) >= 0
        && computed.picosOr(-1) >= 0) {
      compared.increment();
      reportedPicos.add(reported.picosOr(0));
      computedPicos.add(computed.picosOr(0));
    }
  }

  private static boolean hasNoPrice(Cost cost) {
    for (CostReason reason : cost.reasons()) {
      if (NO_PRICE.contains(reason)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the share of calls without a price and begins anew, or -1 when there were too few. */
  double takeUnpricedRatio() {
    if (calls.sum() < LEAST_CALLS) {
      return -1;
    }
    double without = unpriced.sumThenReset();
    return without / Math.max(1, calls.sumThenReset());
  }

  /** Returns how far reported amounts are above computed ones, and begins anew; NaN for too few. */
  double takeDrift() {
    if (compared.sum() < LEAST_CALLS || computedPicos.sum() <= 0) {
      return Double.NaN;
    }
    compared.reset();
    double computed = computedPicos.sumThenReset();
    return (reportedPicos.sumThenReset() - computed) / computed;
  }
}
