/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static java.util.Objects.requireNonNull;

import io.costintent.money.Money;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.RateTable;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import org.jspecify.annotations.Nullable;

/**
 * Calculates what a call cost: the same arguments always give the same cost.
 *
 * <p>An instance keeps what it learns about combinations of prices and units, so share one.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class CostCalculator {
  private final PlanCache plans = new PlanCache();

  /** Returns a calculator. */
  public static CostCalculator create() {
    return new CostCalculator();
  }

  private CostCalculator() {}

  /**
   * Returns the cost of a call.
   *
   * <p>An amount that the provider reported wins; what the price book says is kept beside it.
   *
   * @param book where prices come from
   * @param query the call's provider, model, time and terms
   * @param usage what was consumed; null when nobody knows, which is not the same as zero
   * @param reported what the provider says it charged, or null
   */
  public Cost calculate(
      PriceBook book, PriceQuery query, @Nullable Usage usage, @Nullable Money reported) {
    requireNonNull(query, "query");
    if (usage == null || usage.size() == 0) {
      return without(book, CostReason.NO_USAGE, null, usage, reported);
    }
    PriceLookup lookup = book.find(query);
    if (lookup instanceof PriceLookup.Found found) {
      return priced(book, found, found.rates(query, usage), usage, reported);
    }
    PriceLookup.Missing missing = (PriceLookup.Missing) lookup;
    return without(book, CostReason.of(missing.reason()), null, usage, reported);
  }

  private Cost priced(
      PriceBook book,
      PriceLookup.Found found,
      RateTable table,
      Usage usage,
      @Nullable Money reported) {
    UsagePlan plan = plans.plan(table, usage);
    int reasons = flaws(usage);
    reasons |= found.match().isVerified() ? 0 : CostReason.UNVERIFIED_MATCH.bit();
    long picos = plan.picos(usage, -1);
    boolean charged;
    Money computed;
    if (picos != UsagePlan.NOT_FAST) {
      computed = Money.ofPicos(picos, table.currency());
      reasons |= plan.reasons(usage);
      charged = picos != 0 || plan.chargesSomething(usage);
    } else {
      ExactCalculation exact = new ExactCalculation(plan, usage);
      computed = exact.total();
      reasons |= exact.reasons();
      charged = exact.chargesSomething();
    }
    if (!charged && (reasons & CostReason.NO_RATE_FOR_UNIT.bit()) != 0) {
      return without(book, CostReason.NO_RATE_FOR_UNIT, found, usage, reported);
    }
    CostStatus status = status(reasons, charged && computed.isZero(), reported);
    return new Cost(status, reasons, book, found, plan, usage, computed, reported);
  }

  private static CostStatus status(int reasons, boolean free, @Nullable Money reported) {
    if (reported != null) {
      return CostStatus.REPORTED;
    }
    if (reasons != 0) {
      return CostStatus.ESTIMATED;
    }
    return free ? CostStatus.FREE : CostStatus.EXACT;
  }

  private static Cost without(
      PriceBook book,
      CostReason reason,
      PriceLookup.@Nullable Found found,
      @Nullable Usage usage,
      @Nullable Money reported) {
    CostStatus status = reported == null ? CostStatus.UNPRICED : CostStatus.REPORTED;
    int reasons = reason.bit() | (usage == null ? 0 : flaws(usage));
    return new Cost(status, reasons, book, found, null, usage, null, reported);
  }

  private static int flaws(Usage usage) {
    if (usage.isFlawless()) {
      return 0;
    }
    int reasons = 0;
    for (UsageFlaw flaw : usage.flaws()) {
      reasons |= CostReason.of(flaw).bit();
    }
    return reasons;
  }
}
