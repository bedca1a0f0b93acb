/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.money.Money;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.Match;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.pricing.TierMode;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostCalculatorTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final PriceBook BOOK = PriceBooks.bundled();

  private final CostCalculator calculator = CostCalculator.create();

  @Test
  void calculate_isExactForFinalUsage() {
    Cost cost = calculate("openai", "gpt-4o", Usage.ofTokens(1_000, 500));

    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
    assertThat(cost.reasons()).isEmpty();
    assertThat(cost.total()).isEqualTo(Money.usd("0.0075"));
    assertThat(cost.sku()).isEqualTo("openai/gpt-4o");
    assertThat(cost.match()).isEqualTo(Match.EXACT);
    assertThat(cost.priceBookId()).isEqualTo("bundled");
    assertThat(cost.priceBookVersion()).isEqualTo(BOOK.version());
  }

  @Test
  void calculate_isUnpricedWithoutUsage() {
    Cost cost = calculator.calculate(BOOK, query("openai", "gpt-4o"), null, null);

    assertThat(cost.total()).isNull();
    assertThat(cost.part(Category.INPUT)).isNull();
    assertThat(cost.status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost.reasons()).containsExactly(CostReason.NO_USAGE);
  }

  @Test
  void calculate_isUnpricedForAnUnknownModel() {
    Cost cost = calculate("openai", "gpt-99-imaginary", Usage.ofTokens(10, 1));

    assertThat(cost.total()).isNull();
    assertThat(cost.reasons()).containsExactly(CostReason.UNKNOWN_MODEL);
  }

  @Test
  void calculate_isUnpricedForAnUnknownProvider() {
    Cost cost = calculate("no-such-provider", "gpt-4o", Usage.ofTokens(10, 1));

    assertThat(cost.reasons()).containsExactly(CostReason.UNKNOWN_PROVIDER);
  }

  @Test
  void calculate_letsTheReportedAmountWin() {
    Usage usage = Usage.ofTokens(1_000, 500);

    Cost cost = calculator.calculate(BOOK, query("openai", "gpt-4o"), usage, Money.usd("0.008"));

    assertThat(cost.status()).isEqualTo(CostStatus.REPORTED);
    assertThat(cost.total()).isEqualTo(Money.usd("0.008"));
    assertThat(cost.computed()).isEqualTo(Money.usd("0.0075"));
    assertThat(cost.delta()).isEqualTo(Money.usd("0.0005"));
    assertThat(cost.part(Category.OTHER)).isEqualTo(Money.usd("0.0005"));
    assertThat(sumOfParts(cost)).isEqualTo(cost.total());
  }

  @Test
  void calculate_takesAReportedAmountForAnUnknownModel() {
    Usage usage = Usage.ofTokens(1_000, 500);

    Cost cost = calculator.calculate(BOOK, query("x", "y"), usage, Money.of("0.01", "EUR"));

    assertThat(cost.status()).isEqualTo(CostStatus.REPORTED);
    assertThat(cost.total()).isEqualTo(Money.of("0.01", "EUR"));
    assertThat(cost.delta()).isNull();
    assertThat(cost.part(Category.OTHER)).isEqualTo(Money.of("0.01", "EUR"));
    assertThat(cost.part(Category.INPUT)).isEqualTo(Money.of("0", "EUR"));
  }

  @Test
  void calculate_boundsContradictions() {
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 100)
            .add(UsageUnit.CACHE_READ_TOKENS, 200)
            .add(UsageUnit.OUTPUT_TOKENS, 1)
            .build();

    Cost cost = calculate("openai", "gpt-4o", usage);

    assertThat(cost.status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(cost.reasons()).containsExactly(CostReason.USAGE_INCONSISTENT);
    assertThat(cost.total()).isEqualTo(Money.usd("0.00026"));
  }

  @Test
  void calculate_passesFlawsOfTheUsageOn() {
    Usage usage = Usage.ofTokens(10, 1);
    for (UsageFlaw flaw : UsageFlaw.values()) {
      usage = usage.with(flaw);
    }

    Cost cost = calculate("openai", "gpt-4o", usage);

    assertThat(cost.reasons())
        .extracting(CostReason::code)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(UsageFlaw.values()).map(UsageFlaw::code).toList());
  }

  @Test
  void calculate_leavesOutWhatHasNoPrice() {
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000)
            .add(UsageUnit.of("acme.crawls"), 3)
            .add(UsageUnit.WEB_FETCHES, 2)
            .build();

    Cost cost = calculate("openai", "gpt-4o", usage);

    assertThat(cost.total()).isEqualTo(Money.usd("0.0025"));
    assertThat(cost.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
    assertThat(cost.explain()).contains("acme.crawls", "no price", "not in the total");
  }

  @Test
  void calculate_isUnpricedWhenNothingHasAPrice() {
    Cost cost = calculate("openai", "gpt-4o", Usage.of(UsageUnit.WEB_FETCHES, 2));

    assertThat(cost.total()).isNull();
    assertThat(cost.status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost.reasons()).containsExactly(CostReason.NO_RATE_FOR_UNIT);
  }

  @Test
  void calculate_isFreeForAnExplicitZero() {
    Cost cost = calculate("openrouter", "google/gemini-2.0-flash-exp:free", Usage.ofTokens(8, 17));

    assertThat(cost.status()).isEqualTo(CostStatus.FREE);
    assertThat(cost.total()).isEqualTo(Money.usd("0"));
  }

  @Test
  void calculate_isExactlyZeroForAnExplicitZeroUsage() {
    Cost cost = calculate("openai", "gpt-4o", Usage.ofTokens(0, 0));

    assertThat(cost.status()).isEqualTo(CostStatus.EXACT);
    assertThat(cost.total()).isEqualTo(Money.usd("0"));
    assertThat(cost.lines()).isEmpty();
  }

  @Test
  void calculate_chargesOneRequestThatNobodyCounts() {
    Cost cost = calculate("perplexity", "sonar", Usage.ofTokens(1_000, 100));

    assertThat(cost.total()).isEqualTo(Money.usd("0.0131"));
    assertThat(cost.part(Category.OTHER)).isEqualTo(Money.usd("0.012"));
  }

  @Test
  void calculate_saysWhenTheStandardTierStandsIn() {
    PriceQuery query =
        PriceQuery.builder("openai", "gpt-4", AT).servedServiceTier("priority").build();

    Cost cost = calculator.calculate(BOOK, query, Usage.ofTokens(1_000, 500), null);

    assertThat(cost.total()).isEqualTo(Money.usd("0.06"));
    assertThat(cost.reasons()).containsExactly(CostReason.INHERITED_RATE);
    assertThat(cost.explain()).contains("at the price of the standard tier");
  }

  @Test
  void calculate_saysWhenAWiderUnitStandsIn() {
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1_000)
            .add(UsageUnit.CACHE_READ_TOKENS, 400)
            .build();

    Cost cost = calculate("openai", "gpt-4", usage);

    assertThat(cost.total()).isEqualTo(Money.usd("0.03"));
    assertThat(cost.reasons()).containsExactly(CostReason.INHERITED_RATE);
    assertThat(cost.explain()).contains("400 cache_read_tokens at the price of input_tokens");
  }

  @Test
  void calculate_saysWhenAnotherProvidersPriceStandsIn() {
    Cost cost = calculate("azure", "claude-sonnet-4-5", Usage.ofTokens(1_000, 0));

    assertThat(cost.match()).isEqualTo(Match.FALLBACK_PROVIDER);
    assertThat(cost.reasons()).containsExactly(CostReason.UNVERIFIED_MATCH);
  }

  @Test
  void calculate_keepsPricesThatSourcesDispute() {
    Cost cost = calculate("deepseek", "deepseek-chat", Usage.ofTokens(1_000, 0));

    assertThat(cost.reasons()).containsExactly(CostReason.DISPUTED_RATE);
    assertThat(cost.explain()).contains("disputed by [genai, litellm, portkey]");
  }

  @Test
  void calculate_chargesMarginalTiersStepByStep() {
    PriceBook book =
        book(
            RateCard.builder(Provenance.of("test"))
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("0.05"))
                .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("0.4")),
            RateCard.builder(Provenance.of("test"))
                .when(Conditions.builder().context(ContextThreshold.inputAbove(256_000)).build())
                .tierMode(TierMode.MARGINAL)
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("0.25"))
                .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("2")));

    Cost cost = calculator.calculate(book, query("p", "m"), Usage.ofTokens(300_000, 300_000), null);

    assertThat(cost.total()).isEqualTo(Money.usd("0.2142"));
    assertThat(cost.lines()).hasSize(4);
    assertThat(sumOfParts(cost)).isEqualTo(cost.total());
  }

  @Test
  void calculate_keepsTheSumOfSharesWhereNoDecimalEnds() {
    PriceBook book =
        book(
            RateCard.builder(Provenance.of("test"))
                .rate(UsageUnit.INPUT_TOKENS, Rate.of("1", 3))
                .rate(UsageUnit.OUTPUT_TOKENS, Rate.of("1", 3))
                .rate(UsageUnit.WEB_SEARCHES, Rate.of("1", 3)));
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 1)
            .add(UsageUnit.OUTPUT_TOKENS, 1)
            .add(UsageUnit.WEB_SEARCHES, 1)
            .build();

    Cost cost = calculator.calculate(book, query("p", "m"), usage, null);

    assertThat(cost.total()).isEqualTo(Money.usd("1"));
    assertThat(sumOfParts(cost)).isEqualTo(cost.total());
  }

  @Test
  void calculate_takesManyUnitsAtOnce() {
    Usage.Builder usage = Usage.builder();
    UsageUnit.known().forEach(unit -> usage.add(unit, 1));

    Cost cost = calculate("openai", "gpt-4o", usage.build());

    assertThat(cost.reasons()).contains(CostReason.NO_RATE_FOR_UNIT);
    assertThat(sumOfParts(cost)).isEqualTo(cost.total());
  }

  @Test
  void unpriced_needsAReason() {
    assertThatThrownBy(Cost::unpriced).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unpriced_keepsItsReasons() {
    Cost cost = Cost.unpriced(CostReason.PROVIDER_ERROR, CostReason.INTERNAL_ERROR);

    assertThat(cost.status()).isEqualTo(CostStatus.UNPRICED);
    assertThat(cost.reasons())
        .containsExactly(CostReason.PROVIDER_ERROR, CostReason.INTERNAL_ERROR);
    assertThat(cost.match()).isEqualTo(Match.NONE);
    assertThat(cost.sku()).isNull();
    assertThat(cost.priceBookId()).isNull();
    assertThat(cost.priceBookVersion()).isNull();
    assertThat(cost.explain()).contains("total unknown (unpriced)", "provider_error");
    assertThat(cost).hasToString("? unpriced[PROVIDER_ERROR, INTERNAL_ERROR]");
  }

  private Cost calculate(String provider, String model, Usage usage) {
    return calculator.calculate(BOOK, query(provider, model), usage, null);
  }

  private static PriceBook book(RateCard.Builder... cards) {
    List<RateCard> built = Arrays.stream(cards).map(RateCard.Builder::build).toList();
    return PriceBooks.builder("test", "1")
        .add(ModelPrices.of("p", "m", Currency.getInstance("USD"), built))
        .build();
  }

  private static PriceQuery query(String provider, String model) {
    return PriceQuery.of(provider, model, AT);
  }

  private static Money sumOfParts(Cost cost) {
    return Arrays.stream(Category.values()).map(cost::part).reduce(Money::plus).orElseThrow();
  }
}
