/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.costintent.money.Money;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.RateTable;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The calculation in picos and the exact one have to agree wherever the first one answers. */
class FastPathTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int BOOKS = 10_000;
  private static final int USAGES_PER_BOOK = 100;
  private static final Category[] CATEGORIES = Category.values();
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final List<UsageUnit> UNITS = List.copyOf(UsageUnit.known()).subList(0, 27);

  private final Random random = new Random(SEED);

  /** A million cases: the sum, reasons and whether anything is charged; of some, all shares. */
  @Test
  void picos_agreeWithFractions() {
    int fast = 0;
    for (int i = 0; i < BOOKS; i++) {
      RateTable table = plan(book()).table;
      Usage usage = usage();
      UsagePlan plan = UsagePlanner.plan(table, usage);
      for (int j = 0; j < USAGES_PER_BOOK; j++) {
        fast += agrees(plan, usage, j == 0) ? 1 : 0;
        usage = likewise(usage); // the plan is that of the units and serves all of them
      }
    }

    System.out.println("seed " + SEED + ": " + fast + " cases of a million were fast");
    assertThat(fast).as("seed %s", SEED).isGreaterThan(200_000);
  }

  /** Compares without describing, as a million descriptions take longer than the test. */
  private static boolean agrees(UsagePlan plan, Usage usage, boolean sharesToo) {
    long picos = plan.picos(usage, -1);
    ExactCalculation exact = new ExactCalculation(plan, usage);
    Money total = exact.total();
    if (total.signum() < 0 || (sharesToo && !sharesAgree(plan, exact, usage))) {
      fail("seed %s, shares of %s", SEED, usage);
    }
    if (picos != UsagePlan.NOT_FAST
        && (!Money.ofPicos(picos, usd()).equals(total)
            || plan.reasons(usage) != exact.reasons()
            || plan.chargesSomething(usage) != exact.chargesSomething())) {
      fail("seed %s, %s", SEED, usage);
    }
    return picos != UsagePlan.NOT_FAST;
  }

  private static boolean sharesAgree(UsagePlan plan, ExactCalculation exact, Usage usage) {
    Money sum = Money.usd("0");
    for (Category category : CATEGORIES) {
      Money share = exact.part(category);
      long part = plan.picos(usage, category.ordinal());
      sum = sum.plus(share);
      if (part >= 0 && !Money.ofPicos(part, usd()).equals(share)) {
        return false;
      }
    }
    return sum.equals(exact.total());
  }

  @Test
  void total_isExactBeyondTheRangeOfPicos() {
    PriceBook book = book(List.of(Rate.of("999999", 1)));
    Usage usage = Usage.of(UsageUnit.INPUT_TOKENS, 1L << 39);

    Cost cost = CostCalculator.create().calculate(book, PriceQuery.of("p", "m", AT), usage, null);

    assertThat(cost.total())
        .isEqualTo(
            Money.usd(
                BigDecimal.valueOf(1L << 39).multiply(new BigDecimal("999999")).toPlainString()));
  }

  private UsagePlan plan(PriceBook book) {
    PriceQuery query = PriceQuery.of("p", "m", AT);
    Usage any = Usage.ofTokens(1, 1);
    PriceLookup.Found found = (PriceLookup.Found) book.find(query);
    return UsagePlanner.plan(found.rates(query, any), any);
  }

  private PriceBook book() {
    List<Rate> rates = new ArrayList<>();
    for (int i = 0; i < UNITS.size(); i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(8));
      long per = random.nextInt(20) == 0 ? 3_600 : 1_000_000;
      rates.add(random.nextInt(4) == 0 ? new Rate(amount, per, false) : null);
    }
    rates.set(0, Rate.perMillion("2.5"));
    return book(rates);
  }

  private static PriceBook book(List<Rate> rates) {
    RateCard.Builder card = RateCard.builder(Provenance.of("test"));
    for (int i = 0; i < rates.size(); i++) {
      if (rates.get(i) != null) {
        card.rate(UNITS.get(i), rates.get(i));
      }
    }
    return PriceBooks.builder("test", "1")
        .add(ModelPrices.of("p", "m", usd(), List.of(card.build())))
        .build();
  }

  private Usage usage() {
    Usage.Builder usage = Usage.builder();
    for (UsageUnit unit : UNITS) {
      if (random.nextInt(4) == 0) {
        long most = unit.parents().isEmpty() ? 1_000_000 : 100_000;
        usage.add(unit, (long) (random.nextDouble() * most));
      }
    }
    return usage.build();
  }

  /** Returns other quantities of the same units. */
  private Usage likewise(Usage usage) {
    Usage.Builder other = Usage.builder();
    for (int i = 0; i < usage.size(); i++) {
      long most = usage.unit(i).parents().isEmpty() ? 1_000_000 : 100_000;
      other.add(usage.unit(i), (long) (random.nextDouble() * most));
    }
    return other.build();
  }

  private static Currency usd() {
    return Currency.getInstance("USD");
  }
}
