/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When whole numbers suffice, and what they give. */
class UsagePlanTest {
  private static final PriceQuery QUERY =
      PriceQuery.of("p", "m", Instant.parse("2026-10-01T12:00:00Z"));

  @Test
  void picos_areTheSumOfAllLines() {
    UsagePlan plan = plan(rates("2.5", "10"), Usage.ofTokens(1, 1));

    assertThat(plan.picos(Usage.ofTokens(3, 2), -1)).isEqualTo(3 * 2_500_000 + 2 * 10_000_000);
    assertThat(plan.picos(Usage.ofTokens(0, 0), -1)).isZero();
  }

  @Test
  void picos_ofACategoryLeaveOutOthers() {
    UsagePlan plan = plan(rates("2.5", "10"), Usage.ofTokens(1, 1));

    Usage usage = Usage.ofTokens(3, 2);

    assertThat(plan.picos(usage, Category.INPUT.ordinal())).isEqualTo(7_500_000);
    assertThat(plan.picos(usage, Category.OUTPUT.ordinal())).isEqualTo(20_000_000);
    assertThat(plan.picos(usage, Category.TOOLS.ordinal())).isZero();
  }

  @Test
  void picos_ofPartsAreChargedOnce() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2"))
            .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1"))
            .build();
    Usage usage =
        Usage.builder().add(UsageUnit.INPUT_TOKENS, 10).add(UsageUnit.CACHE_READ_TOKENS, 4).build();

    UsagePlan plan = plan(table(card), usage);

    assertThat(plan.picos(usage, -1)).isEqualTo(6 * 2_000_000 + 4 * 1_000_000);
  }

  @Test
  void picos_giveUpWhereAPartExceedsItsWhole() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2"))
            .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1"))
            .build();
    Usage.Builder usage = Usage.builder().add(UsageUnit.INPUT_TOKENS, 3);
    UsagePlan plan = plan(table(card), usage.add(UsageUnit.CACHE_READ_TOKENS, 3).build());

    assertThat(plan.picos(usage.build(), -1)).isEqualTo(3_000_000);
    assertThat(plan.picos(usage.add(UsageUnit.CACHE_READ_TOKENS, 1).build(), -1))
        .isEqualTo(UsagePlan.NOT_FAST);
  }

  @Test
  void picos_giveUpOnRatesThatAreNoWholePicos() {
    UsagePlan plan =
        plan(table(card().rate(UsageUnit.INPUT_TOKENS, Rate.of("1", 7)).build()), one());

    assertThat(plan.picos(one(), -1)).isEqualTo(UsagePlan.NOT_FAST);
  }

  @Test
  void picos_giveUpOnMinimums() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2"))
            .minimum(UsageUnit.INPUT_TOKENS, 1)
            .build();

    UsagePlan plan = plan(table(card), one());

    assertThat(plan.picos(one(), -1)).isEqualTo(UsagePlan.NOT_FAST);
  }

  @Test
  void picos_stayFastBesideAUnitWithoutRate() {
    Usage usage = Usage.builder().add(UsageUnit.INPUT_TOKENS, 1).add(UsageUnit.REQUESTS, 1).build();

    UsagePlan plan =
        plan(table(card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")).build()), usage);

    assertThat(plan.picos(usage, -1)).isEqualTo(2_000_000);
    assertThat(plan.reasons(usage)).isEqualTo(CostReason.NO_RATE_FOR_UNIT.bit());
    assertThat(plan.chargesSomething(usage)).isTrue();
  }

  @Test
  void picos_giveUpBeforeTheyOverflow() {
    UsagePlan plan = plan(rates("1", "1"), Usage.ofTokens(1, 1));
    long most = 1L << 40;

    assertThat(plan.picos(Usage.ofTokens(most, 0), -1)).isEqualTo(most * 1_000_000);
    assertThat(plan.picos(Usage.ofTokens(most + 1, 0), -1)).isEqualTo(UsagePlan.NOT_FAST);
    assertThat(plan.picos(Usage.ofTokens(0, most + 1), -1)).isEqualTo(UsagePlan.NOT_FAST);
  }

  @Test
  void picos_giveUpWhereOneAmountOrTheSumExceedsALong() {
    UsagePlan plan = plan(rates("5000000", "5000000"), Usage.ofTokens(1, 1));

    assertThat(plan.picos(Usage.ofTokens(1_000_000, 0), -1)).isEqualTo(5_000_000_000_000_000_000L);
    assertThat(plan.picos(Usage.ofTokens(1_900_000, 0), -1)).isEqualTo(UsagePlan.NOT_FAST);
    assertThat(plan.picos(Usage.ofTokens(4_000_000, 0), -1)).isEqualTo(UsagePlan.NOT_FAST);
    assertThat(plan.picos(Usage.ofTokens(1_000_000, 1_000_000), -1)).isEqualTo(UsagePlan.NOT_FAST);
  }

  @Test
  void reasons_needAQuantity() {
    Usage units = Usage.builder().add(UsageUnit.INPUT_TOKENS, 1).add(UsageUnit.REQUESTS, 0).build();

    UsagePlan plan =
        plan(table(card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")).build()), units);

    assertThat(plan.reasons(units)).isZero();
  }

  @Test
  void reasons_ofAFoldedUnitNeedAQuantity() {
    Usage.Builder usage = Usage.builder().add(UsageUnit.INPUT_TOKENS, 5);
    RateTable table = table(card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")).build());
    Usage none = usage.add(UsageUnit.CACHE_READ_TOKENS, 0).build();
    Usage some = usage.add(UsageUnit.CACHE_READ_TOKENS, 1).build();

    UsagePlan plan = plan(table, some);

    assertThat(plan.reasons(none)).isZero();
    assertThat(plan.reasons(some)).isEqualTo(CostReason.INHERITED_RATE.bit());
  }

  @Test
  void chargesSomething_needsAQuantityAndARate() {
    UsagePlan plan = plan(rates("1", "1"), Usage.ofTokens(1, 1));

    assertThat(plan.chargesSomething(Usage.ofTokens(0, 0))).isFalse();
    assertThat(plan.chargesSomething(Usage.ofTokens(0, 1))).isTrue();
  }

  @Test
  void exactCalculation_boundsEachPartAndSaysSo() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2"))
            .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1"))
            .build();
    Usage usage =
        Usage.builder().add(UsageUnit.INPUT_TOKENS, 3).add(UsageUnit.CACHE_READ_TOKENS, 4).build();

    ExactCalculation exact = new ExactCalculation(plan(table(card), usage), usage);

    assertThat(exact.reasons()).isEqualTo(CostReason.USAGE_INCONSISTENT.bit());
    assertThat(exact.total().toDecimalString()).isEqualTo("0.000004");
    assertThat(exact.items()).hasSize(1);
    assertThat(exact.chargesSomething()).isTrue();
  }

  @Test
  void exactCalculation_ofEqualPartAndWholeIsConsistent() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2"))
            .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1"))
            .build();
    Usage usage =
        Usage.builder().add(UsageUnit.INPUT_TOKENS, 4).add(UsageUnit.CACHE_READ_TOKENS, 4).build();

    ExactCalculation exact = new ExactCalculation(plan(table(card), usage), usage);

    assertThat(exact.reasons()).isZero();
    assertThat(exact.total().toDecimalString()).isEqualTo("0.000004");
  }

  @Test
  void exactCalculation_chargesNothingWithoutRate() {
    Usage usage = Usage.of(UsageUnit.WEB_SEARCHES, 1);
    UsagePlan plan = plan(rates("1", "1"), usage);

    ExactCalculation exact = new ExactCalculation(plan, usage);

    assertThat(exact.chargesSomething()).isFalse();
    assertThat(exact.total().isZero()).isTrue();
    assertThat(exact.reasons()).isEqualTo(CostReason.NO_RATE_FOR_UNIT.bit());
  }

  @Test
  void parts_addUpWhereThirdsAreRounded() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, new Rate(new java.math.BigDecimal("1e-11"), 3, false))
            .rate(UsageUnit.OUTPUT_TOKENS, new Rate(new java.math.BigDecimal("2e-11"), 3, false))
            .rate(UsageUnit.WEB_SEARCHES, new Rate(new java.math.BigDecimal("1e-11"), 3, false))
            .build();
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1)
            .add(UsageUnit.OUTPUT_TOKENS, 1)
            .add(UsageUnit.WEB_SEARCHES, 1)
            .build();

    ExactCalculation exact = new ExactCalculation(plan(table(card), usage), usage);

    // 3.33 + 6.67 + 3.33 = 13.33 picos: rounded one by one 3 + 7 + 3, and the sum is 13
    assertThat(exact.total().picosOr(-1)).isEqualTo(13);
    assertThat(exact.part(Category.INPUT).picosOr(-1)).isEqualTo(3);
    assertThat(exact.part(Category.OUTPUT).picosOr(-1)).isEqualTo(7);
    assertThat(exact.part(Category.TOOLS).picosOr(-1)).isEqualTo(3);
    assertThat(exact.part(Category.OTHER).picosOr(-1)).isZero();
  }

  @Test
  void largestPart_takesWhatRoundingLoses() {
    RateCard card =
        card()
            .rate(UsageUnit.INPUT_TOKENS, new Rate(new java.math.BigDecimal("1.4e-12"), 1, false))
            .rate(UsageUnit.OUTPUT_TOKENS, new Rate(new java.math.BigDecimal("2.4e-12"), 1, false))
            .build();
    Usage usage = Usage.ofTokens(1, 1);

    ExactCalculation exact = new ExactCalculation(plan(table(card), usage), usage);

    assertThat(exact.total().picosOr(-1)).isEqualTo(4); // 3.8
    assertThat(exact.part(Category.INPUT).picosOr(-1)).isEqualTo(1);
    assertThat(exact.part(Category.OUTPUT).picosOr(-1)).isEqualTo(3); // 2, and the one that is lost
  }

  @Test
  void cache_givesTheSamePlanForTheSameUnitsInTheSameOrder() {
    PlanCache cache = new PlanCache();
    RateTable table = rates("1", "1");

    UsagePlan plan = cache.plan(table, Usage.ofTokens(1, 2));

    assertThat(cache.plan(table, Usage.ofTokens(3, 4))).isSameAs(plan);
    assertThat(cache.plan(table, Usage.ofTokens(0, 4))).isSameAs(plan);
    assertThat(cache.plan(table, Usage.ofTokens(0, 0))).isNotSameAs(plan);
    assertThat(cache.plan(table, Usage.of(UsageUnit.INPUT_TOKENS, 1))).isNotSameAs(plan);
    assertThat(cache.plan(rates("1", "1"), Usage.ofTokens(1, 2))).isNotSameAs(plan);
    assertThat(cache.plan(table, Usage.ofTokens(1, 2))).isSameAs(plan);
  }

  @Test
  void cache_tellsManyUnitsInAnyOrderApart() {
    PlanCache cache = new PlanCache();
    RateTable table = rates("1", "1");
    List<UsageUnit> units = List.copyOf(UsageUnit.known()).subList(0, 21);

    UsagePlan forwards = cache.plan(table, usage(units, 0, 21));

    assertThat(cache.plan(table, usage(units, 0, 21))).isSameAs(forwards);
    assertThat(cache.plan(table, usage(units, 1, 21))).isNotSameAs(forwards);
    for (int length = 1; length < 21; length++) {
      UsagePlan plan = cache.plan(table, usage(units, 0, length));
      assertThat(plan.lines.length + plan.folded.size())
          .as("of %s units", length)
          .isEqualTo(length);
      assertThat(cache.plan(table, usage(units, 0, length))).isSameAs(plan);
    }
  }

  @Test
  void cache_keepsNoPlanForUnitsOfTheCallersOwn() {
    PlanCache cache = new PlanCache();
    RateTable table = rates("1", "1");
    Usage own = Usage.of(UsageUnit.of("gadgets"), 1);
    Usage many = usage(List.copyOf(UsageUnit.known()), 0, 22);

    assertThat(cache.plan(table, own)).isNotSameAs(cache.plan(table, own));
    assertThat(cache.plan(table, many)).isNotSameAs(cache.plan(table, many));
  }

  /** The units from the one at {@code start} on, then those before it. */
  private static Usage usage(List<UsageUnit> units, int start, int size) {
    Usage.Builder usage = Usage.builder();
    for (int i = 0; i < size; i++) {
      usage.add(units.get((start + i) % size), 1);
    }
    return usage.build();
  }

  private static Usage one() {
    return Usage.of(UsageUnit.INPUT_TOKENS, 1);
  }

  private static RateTable rates(String input, String output) {
    return table(
        card()
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(input))
            .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion(output))
            .build());
  }

  private static RateCard.Builder card() {
    return RateCard.builder(Provenance.of("test"));
  }

  private static RateTable table(RateCard card) {
    PriceBook book =
        PriceBooks.builder("test", "1")
            .add(ModelPrices.of("p", "m", Currency.getInstance("USD"), List.of(card)))
            .build();
    return ((PriceLookup.Found) book.find(QUERY)).rates(QUERY, one());
  }

  private static UsagePlan plan(RateTable table, Usage usage) {
    return UsagePlanner.plan(table, usage);
  }
}
