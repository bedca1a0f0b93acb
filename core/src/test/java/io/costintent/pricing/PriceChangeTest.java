/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceChangeTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  static Stream<Arguments> moves() {
    return Stream.of(
        argumentSet("five times", rate("3", 1), rate("15", 1), false),
        argumentSet("more than five times", rate("3", 1), rate("15.01", 1), true),
        argumentSet("a fifth", rate("3", 1), rate("0.6", 1), false),
        argumentSet("less than a fifth", rate("3", 1), rate("0.599", 1), true),
        argumentSet("another quantity", rate("3", 1_000_000), rate("0.003", 1_000), false),
        argumentSet("a thousand times", rate("3", 1_000_000), rate("3", 1_000), true),
        argumentSet("became free", rate("3", 1), rate("0", 1), true),
        argumentSet("was free", rate("0", 1), rate("3", 1), false),
        argumentSet("a factor", times("1.1"), times("6.6"), true),
        argumentSet("a factor that moved little", times("1.1"), times("1.2"), false),
        argumentSet("a factor from nowhere", rate("3", 1), times("6"), true),
        argumentSet("a tier of its own", rate("3", 1), rate("30", 1).when(flex()), false),
        argumentSet("a tier", rate("3", 1).when(flex()), rate("30", 1).when(flex()), true),
        argumentSet("not yet", rate("3", 1), rate("30", 1).validFrom(AT.plusSeconds(1)), false),
        argumentSet("no longer", rate("30", 1).validTo(AT), rate("3", 1), false));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void isBeyond_comparesWhatHoldsUnderTheSameTerms(
      RateCard.Builder before, RateCard.Builder after, boolean expected) {
    assertThat(PriceChange.isBeyond(5, model("USD", before), model("USD", after), AT))
        .isEqualTo(expected);
  }

  @Test
  void isBeyond_takesAnotherCurrencyForAMove() {
    ModelPrices dollars = model("USD", rate("3", 1));
    ModelPrices euros = model("EUR", rate("3", 1));

    assertThat(PriceChange.isBeyond(5, dollars, euros, AT)).isTrue();
  }

  @Test
  void isBeyond_isNotConfusedByTermsOfTheApplication() {
    Conditions own = Conditions.builder().other("moon", "full").build();

    assertThat(
            PriceChange.isBeyond(
                5, model("USD", rate("3", 1).when(own)), model("USD", rate("30", 1).when(own)), AT))
        .isTrue();
  }

  private static RateCard.Builder rate(String amount, long per) {
    return RateCard.builder(Provenance.of("s")).rate(UsageUnit.INPUT_TOKENS, Rate.of(amount, per));
  }

  private static RateCard.Builder times(String factor) {
    return RateCard.builder(Provenance.of("s")).multiplier(RateMultiplier.onTokens(factor));
  }

  private static Conditions flex() {
    return Conditions.builder().serviceTier("flex").build();
  }

  private static ModelPrices model(String currency, RateCard.Builder card) {
    return ModelPrices.of("acme", "m", Currency.getInstance(currency), List.of(card.build()));
  }
}
