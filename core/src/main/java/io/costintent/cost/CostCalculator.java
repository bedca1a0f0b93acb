/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static java.util.Objects.requireNonNull;

import io.costintent.money.Money;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.Match;
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
    PriceQuery meant = book.asMeant(query);
    if (usage == null || usage.size() == 0) {
      return without(book, CostReason.NO_USAGE, null, usage, reported);
    }
    PriceLookup lookup = book.find(meant);
    if (lookup instanceof PriceLookup.Found found) {
      boolean named = meant != query && found.match() == Match.EXACT;
      return priced(book, meant, named ? found.by(Match.ALIAS) : found, usage, reported);
    }
    PriceLookup.Reason missing = ((PriceLookup.Missing) lookup).reason();
    boolean unmapped = meant.isModelAssumed() && missing == PriceLookup.Reason.UNKNOWN_MODEL;
    CostReason reason = unmapped ? CostReason.UNMAPPED_NAME : CostReason.of(missing);
    return without(book, reason, null, usage, reported);
  }

  private Cost priced(
      PriceBook book,
      PriceQuery query,
      PriceLookup.Found found,
      Usage usage,
      @Nullable Money reported) {
    RateTable table = found.rates(query, usage);
    UsagePlan plan = plans.plan(table, usage);
    int reasons = flaws(usage) | doubts(query, found);
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
    Agreement agreement = book.agreement();
    if (agreement == null) {
      CostStatus status = status(reasons, charged && computed.isZero(), reported);
      return new Cost(status, reasons, book, found, plan, usage, computed, reported, null);
    }
    Agreed agreed = Agreed.of(agreement, query, found, plan, usage, list(book, query, usage));
    reasons |= agreed.isConverted() ? 0 : CostReason.NOT_CONVERTED.bit();
    CostStatus status = status(reasons, charged && agreed.total().isZero(), reported);
    return new Cost(status, reasons, book, found, plan, usage, agreed.total(), reported, agreed);
  }

  private @Nullable Money list(PriceBook book, PriceQuery query, Usage usage) {
    if (!(book.listed().find(query) instanceof PriceLookup.Found found)) {
      return null;
    }
    UsagePlan plan = plans.plan(found.rates(query, usage), usage);
    long picos = plan.picos(usage, -1);
    return picos == UsagePlan.NOT_FAST
        ? new ExactCalculation(plan, usage).total()
        : Money.ofPicos(picos, plan.table.currency());
  }

  private static int doubts(PriceQuery query, PriceLookup.Found found) {
    boolean verified = found.match().isVerified() && !query.isModelAssumed();
    return (verified ? 0 : CostReason.UNVERIFIED_MATCH.bit())
        | (found.prices().isIncomplete() ? CostReason.TERMS_NOT_KNOWN.bit() : 0);
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
    return new Cost(status, reasons, book, found, null, usage, null, reported, null);
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
