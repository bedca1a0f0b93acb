/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateTableTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final Usage SMALL = Usage.ofTokens(100, 10);
  private static final Usage LARGE = Usage.ofTokens(250_000, 10);

  @Test
  void rate_isThatOfTheMostSpecificCardPerUnit() {
    ModelPrices prices =
        prices(
            card(Conditions.NONE)
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1"))
                .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("2")),
            card(Conditions.builder().serviceTier("flex").build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("0.5")));

    RateTable table = table(prices, query().servedServiceTier("flex"), SMALL);

    assertThat(table.rate(UsageUnit.INPUT_TOKENS).rate()).isEqualTo(Rate.perMillion("0.5"));
    assertThat(table.rate(UsageUnit.INPUT_TOKENS).isStandardTierInstead()).isFalse();
    assertThat(table.rate(UsageUnit.OUTPUT_TOKENS).rate()).isEqualTo(Rate.perMillion("2"));
    assertThat(table.rate(UsageUnit.OUTPUT_TOKENS).isStandardTierInstead()).isTrue();
  }

  @Test
  void rate_prefersTheContextTierOverTheServiceTier() {
    ModelPrices prices =
        prices(
            card(Conditions.builder().serviceTier("flex").build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("0.5")),
            card(Conditions.builder().context(ContextThreshold.inputAbove(200_000)).build())
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("4")));

    RateTable table = table(prices, query().servedServiceTier("flex"), LARGE);

    assertThat(table.rate(UsageUnit.INPUT_TOKENS).rate()).isEqualTo(Rate.perMillion("4"));
  }

  @Test
  void rate_inheritsFromTheNearestPricedParent() {
    ModelPrices prices =
        prices(card(Conditions.NONE).rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")));

    RateTable table = table(prices, query(), SMALL);

    assertThat(table.rate(UsageUnit.CACHE_WRITE_1H_TOKENS).inheritedFrom())
        .isEqualTo(UsageUnit.INPUT_TOKENS);
    assertThat(table.prices(UsageUnit.CACHE_WRITE_1H_TOKENS)).isFalse();
    assertThat(table.rate(UsageUnit.OUTPUT_TOKENS)).isNull();
  }

  @Test
  void rate_knowsUnitsOfTheCallersOwn() {
    UsageUnit crawls = UsageUnit.of("acme.crawls");
    ModelPrices prices = prices(card(Conditions.NONE).rate(crawls, Rate.of("0.01", 1)));

    RateTable table = table(prices, query(), SMALL);

    assertThat(table.rate(crawls).rate()).isEqualTo(Rate.of("0.01", 1));
    assertThat(table.rate(UsageUnit.of("acme.other"))).isNull();
  }

  @Test
  void rate_multipliesEveryMatchingFactor() {
    ModelPrices prices =
        prices(
            card(Conditions.NONE)
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1"))
                .rate(UsageUnit.WEB_SEARCHES, Rate.of("10", 1000)),
            card(Conditions.builder().regions("us").build())
                .multiplier(RateMultiplier.onTokens("1.1")),
            card(Conditions.builder().speed("fast").build())
                .multiplier(RateMultiplier.onTokens("6")));

    RateTable table = table(prices, query().region("US").speed("fast"), SMALL);

    assertThat(table.rate(UsageUnit.INPUT_TOKENS).multiplier()).isEqualByComparingTo("6.6");
    assertThat(table.rate(UsageUnit.INPUT_TOKENS).isStandardTierInstead()).isFalse();
    assertThat(table.rate(UsageUnit.WEB_SEARCHES).multiplier()).isEqualByComparingTo("1");
  }

  /** Bedrock's latency-optimized inference costs more, but no collection of prices has it. */
  @Test
  void rate_atASpeedWithoutAPriceStandsIn() {
    ModelPrices prices =
        prices(card(Conditions.NONE).rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")));

    RateTable table = table(prices, query().speed("optimized"), SMALL);

    assertThat(table.rate(UsageUnit.INPUT_TOKENS).isStandardTierInstead()).isTrue();
    assertThat(table(prices, query(), SMALL).rate(UsageUnit.INPUT_TOKENS).isStandardTierInstead())
        .isFalse();
  }

  @Test
  void rate_chainsMarginalTiers() {
    ModelPrices prices =
        prices(
            card(Conditions.NONE).rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")),
            card(Conditions.builder().context(ContextThreshold.inputAbove(1_000)).build())
                .tierMode(TierMode.MARGINAL)
                .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2")));

    AppliedRate rate = table(prices, query(), SMALL).rate(UsageUnit.INPUT_TOKENS);

    assertThat(rate.upTo()).isEqualTo(1_000);
    assertThat(rate.next().rate()).isEqualTo(Rate.perMillion("2"));
    assertThat(rate.picosPerStep()).isEqualTo(-1);
  }

  @Test
  void table_isTheSameForTheSameTerms() {
    ModelPrices prices =
        prices(card(Conditions.NONE).rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("1")));

    assertThat(table(prices, query(), SMALL)).isSameAs(table(prices, query(), LARGE));
    assertThat(table(prices, query(), SMALL))
        .isNotSameAs(table(prices, query().batch(true), SMALL));
  }

  @Test
  void conditions_matchFurtherTerms() {
    ModelPrices prices =
        prices(
            card(Conditions.NONE).rate(UsageUnit.OUTPUT_IMAGES, Rate.of("0.04", 1)),
            card(Conditions.builder().other("quality", "high").build())
                .rate(UsageUnit.OUTPUT_IMAGES, Rate.of("0.17", 1)));

    RateTable high = table(prices, query().condition("quality", "High"), SMALL);
    RateTable low = table(prices, query().condition("quality", "low"), SMALL);

    assertThat(high.rate(UsageUnit.OUTPUT_IMAGES).rate()).isEqualTo(Rate.of("0.17", 1));
    assertThat(low.rate(UsageUnit.OUTPUT_IMAGES).rate()).isEqualTo(Rate.of("0.04", 1));
  }

  @Test
  void threshold_addsUpPartsWithoutATotal() {
    ContextThreshold above = ContextThreshold.inputAbove(300);
    Usage parts =
        Usage.builder()
            .add(UsageUnit.CACHE_READ_TOKENS, 200)
            .add(UsageUnit.CACHE_WRITE_TOKENS, 101)
            .add(UsageUnit.CACHE_WRITE_1H_TOKENS, 50)
            .build();

    assertThat(above.isPassedBy(parts)).isTrue();
    assertThat(ContextThreshold.inputFrom(302).isPassedBy(parts)).isFalse();
    assertThat(
            new ContextThreshold(
                    ContextThreshold.Operator.GT, 9, ContextThreshold.Basis.TOTAL_OUTPUT)
                .isPassedBy(SMALL))
        .isTrue();
  }

  @Test
  void values_rejectNonsense() {
    assertThatThrownBy(() -> Rate.of("-1", 1)).hasMessageContaining("expected: >= 0");
    assertThatThrownBy(() -> Rate.of("1", 0)).hasMessageContaining("expected: >= 1");
    assertThatThrownBy(() -> RateMultiplier.onTokens("-1")).hasMessageContaining("factor: -1");
    assertThatThrownBy(() -> new RateMultiplier(BigDecimal.ONE, Set.of()))
        .hasMessageContaining("families");
    assertThatThrownBy(() -> ContextThreshold.inputAbove(-1)).hasMessageContaining("tokens: -1");
    assertThatThrownBy(() -> card(Conditions.NONE).minimum(UsageUnit.REQUESTS, 0))
        .hasMessageContaining("steps: 0");
    assertThatThrownBy(() -> card(Conditions.NONE).validFrom(AT).validTo(AT).build())
        .hasMessageContaining("validTo");
    assertThatThrownBy(() ->
            ModelPrices.of(
                "p",
                "m",
                Currency.getInstance("USD"),
                Collections.nCopies(63, card(Conditions.NONE).build())))
        .hasMessageContaining("cards: 63");
  }

  @Test
  void rate_readsAsAPersonWouldSay() {
    assertThat(Rate.perMillion("3").published("USD")).isEqualTo("3.00 USD per 1M");
    assertThat(Rate.of("0.125", 1_000).published("USD")).isEqualTo("0.125 USD per 1k");
    assertThat(Rate.of("1", 1_000_000_000).published("EUR")).isEqualTo("1.00 EUR per 1G");
    assertThat(Rate.of("0", 3_600).isFree()).isTrue();
  }

  private static RateTable table(ModelPrices prices, PriceQuery.Builder query, Usage usage) {
    return new PriceLookup.Found(prices, Match.EXACT, null, null).rates(query.build(), usage);
  }

  private static ModelPrices prices(RateCard.Builder... cards) {
    List<RateCard> built = new ArrayList<>();
    for (RateCard.Builder card : cards) {
      built.add(card.build());
    }
    return ModelPrices.of("p", "m", Currency.getInstance("USD"), built);
  }

  private static RateCard.Builder card(Conditions when) {
    return RateCard.builder(Provenance.of("test")).when(when);
  }

  private static PriceQuery.Builder query() {
    return PriceQuery.builder("p", "m", AT);
  }
}
