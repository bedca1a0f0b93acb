/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.money.Money;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
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
  private static final long SEED = 20261121;
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final List<UsageUnit> UNITS = List.copyOf(UsageUnit.known()).subList(0, 27);

  private final Random random = new Random(SEED);

  @Test
  void picos_agreeWithFractions() {
    int fast = 0;
    for (int i = 0; i < 5_000; i++) {
      UsagePlan plan = plan(book());
      Usage usage = usage();
      plan = UsagePlanner.plan(plan.table, usage);
      ExactCalculation exact = new ExactCalculation(plan, usage);
      long picos = plan.picos(usage, -1);

      Money sum = Money.usd("0");
      for (Category category : Category.values()) {
        sum = sum.plus(exact.part(category));
        long part = plan.picos(usage, category.ordinal());
        assertThat(part < 0 || Money.ofPicos(part, usd()).equals(exact.part(category)))
            .as("seed %s, round %s, %s of %s", SEED, i, category, usage)
            .isTrue();
      }
      assertThat(sum).as("seed %s, round %s, %s", SEED, i, usage).isEqualTo(exact.total());
      if (picos != UsagePlan.NOT_FAST) {
        fast++;
        assertThat(Money.ofPicos(picos, usd()))
            .as("seed %s, round %s, %s", SEED, i, usage)
            .isEqualTo(exact.total());
        assertThat(plan.reasons(usage)).isEqualTo(exact.reasons());
        assertThat(plan.chargesSomething(usage)).isEqualTo(exact.chargesSomething());
      }
    }
    assertThat(fast).as("seed %s", SEED).isGreaterThan(1_000);
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

  private static Currency usd() {
    return Currency.getInstance("USD");
  }
}
