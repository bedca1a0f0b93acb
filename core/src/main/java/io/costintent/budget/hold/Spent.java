/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.BudgetUnit;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a call took: as the provider said it, or as far as it can be told when it did not.
 *
 * @param nothing whether nothing is to be paid for
 * @param inputTokens -1 when nobody knows
 * @param outputTokens -1 likewise
 * @param amount null likewise
 * @param requests how many requests it counts as
 */
record Spent(
    boolean nothing, long inputTokens, long outputTokens, @Nullable Money amount, long requests) {
  private static final long UNKNOWN = -1;
  private static final Spent NOTHING = new Spent(true, 0, 0, null, 0);
  private static final CostCalculator CALCULATOR = CostCalculator.create();

  /** Returns what a call took that held nothing. */
  static Spent of(CallRecord record) {
    if (record.isCharge()) {
      return charged(record);
    }
    if (record.usage() == null && record.ending() == CallEnding.FAILED && amount(record) == null) {
      return NOTHING;
    }
    return reported(record);
  }

  /**
   * Returns what a call took.
   *
   * @param estimate what was thought before
   * @param learned what such calls take as a rule, or null
   * @param chunks how many pieces of a stream arrived
   */
  static Spent of(
      CallRecord record,
      Estimate estimate,
      LearnedUsage.@Nullable Kept learned,
      long chunks,
      PriceBook book) {
    if (record.isCharge()) {
      return charged(record);
    }
    Usage usage = known(record);
    boolean whole = record.ending() == CallEnding.COMPLETED;
    if (whole && (usage != null || amount(record) != null)) {
      return reported(record);
    }
    if (record.ending() == CallEnding.FAILED && usage == null && chunks == 0) {
      return Delivery.of(record.error()) == Delivery.REFUSED
          ? NOTHING
          : partial(record, usage, inputOf(estimate, learned), 0, book);
    }
    if (whole && chunks == 0) {
      return new Spent(false, UNKNOWN, UNKNOWN, null, 1);
    }
    long streamed = learned == null ? chunks : learned.streamed(chunks);
    return partial(record, usage, inputOf(estimate, learned), streamed, book);
  }

  private static long inputOf(Estimate estimate, LearnedUsage.@Nullable Kept learned) {
    long bound = estimate.inputTokens();
    return learned == null ? bound : learned.expected(BudgetUnit.INPUT_TOKENS, bound);
  }

  private static @Nullable Usage known(CallRecord record) {
    Usage usage = record.usage();
    return usage == null || usage.isAllZero() ? null : usage;
  }

  private static @Nullable Money amount(CallRecord record) {
    Cost cost = record.cost();
    return cost == null ? null : countable(cost);
  }

  /** Returns the amount that budgets in dollars count, or what comes nearest, or null. */
  static @Nullable Money countable(Cost cost) {
    Money total = cost.total();
    return total == null || BudgetUnit.USD.counts(total)
        ? total
        : cost.list(); // in another currency, which budgets in dollars do not count
  }

  private static Spent reported(CallRecord record) {
    Usage usage = known(record);
    return new Spent(
        false,
        usage == null ? UNKNOWN : usage.quantity(UsageUnit.INPUT_TOKENS),
        usage == null ? UNKNOWN : usage.quantity(UsageUnit.OUTPUT_TOKENS),
        amount(record),
        1);
  }

  /** A charge counts as what it says: without tokens, it took none. */
  private static Spent charged(CallRecord record) {
    Usage usage = record.usage();
    return new Spent(
        false,
        usage == null ? 0 : usage.quantity(UsageUnit.INPUT_TOKENS),
        usage == null ? 0 : usage.quantity(UsageUnit.OUTPUT_TOKENS),
        amount(record),
        usage == null ? 0 : usage.quantity(UsageUnit.REQUESTS));
  }

  /** A stream that stopped half-way has often counted less than it sent. */
  private static Spent partial(
      CallRecord record, @Nullable Usage usage, long input, long streamed, PriceBook book) {
    boolean inputKnown = usage != null && usage.quantity(UsageUnit.INPUT_TOKENS) > 0;
    long sent = inputKnown && usage != null ? usage.quantity(UsageUnit.INPUT_TOKENS) : input;
    long got = Math.max(streamed, usage == null ? 0 : usage.quantity(UsageUnit.OUTPUT_TOKENS));
    Money estimated =
        CALCULATOR.calculate(book, query(record), Usage.ofTokens(sent, got), null).total();
    return new Spent(false, sent, got, dearer(estimated, amount(record)), 1);
  }

  private static @Nullable Money dearer(@Nullable Money a, @Nullable Money b) {
    if (a == null || b == null || !a.currency().equals(b.currency())) {
      return b == null ? a : b;
    }
    return a.compareTo(b) > 0 ? a : b;
  }

  private static PriceQuery query(CallRecord record) {
    return record
        .request()
        .priceQuery(record.model(), record.startedAt())
        .requestedServiceTier(record.serviceTier())
        .build();
  }

  /** Returns the steps to charge, or -1 when nobody knows. */
  long steps(BudgetUnit unit) {
    return switch (unit) {
      case USD, USD_MICROS -> amount != null && unit.counts(amount) ? unit.steps(amount) : UNKNOWN;
      case INPUT_TOKENS -> inputTokens;
      case OUTPUT_TOKENS -> outputTokens;
      case TOKENS -> inputTokens < 0 ? UNKNOWN : Estimate.sum(inputTokens, outputTokens);
      case REQUESTS -> requests;
    };
  }
}
