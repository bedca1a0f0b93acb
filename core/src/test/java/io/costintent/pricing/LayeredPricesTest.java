/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a book on top changes, unit by unit. */
class LayeredPricesTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");

  @Test
  void upper_winsForItsUnitsAlone() {
    PriceBook book = PriceBooks.layered(book("own", input("1")), book("list", tokens("2", "8")));

    assertThat(price(book, query(), UsageUnit.INPUT_TOKENS)).isEqualTo("1");
    assertThat(price(book, query(), UsageUnit.OUTPUT_TOKENS)).isEqualTo("8");
  }

  @Test
  void upper_withoutTermsWinsOverTermsBelow() {
    RateCard.Builder flex = input("0.5").when(Conditions.builder().serviceTier("flex").build());
    PriceBook book = PriceBooks.layered(book("own", input("1")), book("list", input("2"), flex));
    PriceQuery query = PriceQuery.builder("p", "m", AT).servedServiceTier("flex").build();

    AppliedRate rate = rate(book, query, UsageUnit.INPUT_TOKENS);

    assertThat(rate.rate()).isEqualTo(Rate.perMillion("1"));
    assertThat(rate.isStandardTierInstead()).isTrue();
  }

  @Test
  void upper_whoseTermsDoNotHoldLeavesTheListPrice() {
    RateCard.Builder scale = input("1").when(Conditions.builder().serviceTier("scale").build());
    PriceBook book = PriceBooks.layered(book("own", scale), book("list", input("2")));

    assertThat(price(book, query(), UsageUnit.INPUT_TOKENS)).isEqualTo("2");
  }

  @Test
  void factors_reachPricesOfTheirBookAndBelow() {
    RateCard.Builder below = card().multiplier(RateMultiplier.onTokens("3"));
    RateCard.Builder above = card().multiplier(RateMultiplier.onTokens("2"));
    PriceBook book =
        PriceBooks.layered(book("own", input("1"), above), book("list", tokens("2", "8"), below));

    assertThat(rate(book, query(), UsageUnit.INPUT_TOKENS).multiplier()).isEqualByComparingTo("2");
    assertThat(rate(book, query(), UsageUnit.OUTPUT_TOKENS).multiplier()).isEqualByComparingTo("6");
  }

  @Test
  void marginalTiers_ofTheListEndWithItsBasePrice() {
    RateCard.Builder above =
        input("4")
            .when(Conditions.builder().context(ContextThreshold.inputAbove(100)).build())
            .tierMode(TierMode.MARGINAL);
    PriceBook list = book("list", input("2"), above);
    PriceBook book = PriceBooks.layered(book("own", input("1")), list);

    assertThat(rate(list, query(), UsageUnit.INPUT_TOKENS).next()).isNotNull();
    assertThat(rate(book, query(), UsageUnit.INPUT_TOKENS).next()).isNull();
  }

  @Test
  void upper_knowsTheModelByTheNameBelow() {
    PriceBook list =
        PriceBooks.builder("list", "1")
            .add(prices("m", tokens("2", "8")))
            .alias("p", "other", "m")
            .build();
    PriceBook book = PriceBooks.layered(book("own", input("1")), list);

    PriceLookup lookup = book.find(PriceQuery.of("p", "other", AT));

    assertThat(lookup.match()).isEqualTo(Match.ALIAS);
    assertThat(price(book, PriceQuery.of("p", "other", AT), UsageUnit.INPUT_TOKENS)).isEqualTo("1");
  }

  @Test
  void threeLayers_areAskedInTurn() {
    PriceBook book =
        PriceBooks.layered(
            book("a", input("1")),
            book("b", tokens("2", "3")),
            book("c", tokens("4", "5").rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("6"))));

    assertThat(price(book, query(), UsageUnit.INPUT_TOKENS)).isEqualTo("1");
    assertThat(price(book, query(), UsageUnit.OUTPUT_TOKENS)).isEqualTo("3");
    assertThat(price(book, query(), UsageUnit.CACHE_READ_TOKENS)).isEqualTo("6");
  }

  @Test
  void anotherCurrency_doesNotMix() {
    ModelPrices euros =
        ModelPrices.of("p", "m", Currency.getInstance("EUR"), List.of(input("1").build()));
    PriceBook own = PriceBooks.builder("own", "1").add(euros).build();
    PriceBook book = PriceBooks.layered(own, book("list", tokens("2", "8")));

    PriceLookup.Found found = (PriceLookup.Found) book.find(query());

    assertThat(found.prices().currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(rate(book, query(), UsageUnit.OUTPUT_TOKENS)).isNull();
  }

  @Test
  void moreCardsThanCanBeToldApart_leaveTheUpperBook() {
    List<RateCard.Builder> many = new ArrayList<>();
    for (int i = 0; i < 62; i++) {
      many.add(input("2").when(Conditions.builder().other("size", "s" + i).build()));
    }
    PriceBook list = book("list", many.toArray(new RateCard.Builder[0]));
    PriceBook book = PriceBooks.layered(book("own", input("1")), list);

    PriceLookup.Found found = (PriceLookup.Found) book.find(query());

    assertThat(found.prices().cards()).hasSize(1);
  }

  @Test
  void history_mayHaveAnyNumberOfCards() {
    List<RateCard.Builder> days = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      days.add(
          input(String.valueOf(i))
              .validFrom(AT.plusSeconds(i * 86_400L))
              .validTo(AT.plusSeconds((i + 1) * 86_400L)));
    }
    PriceBook book = book("list", days.toArray(new RateCard.Builder[0]));

    PriceQuery day300 = PriceQuery.of("p", "m", AT.plusSeconds(300 * 86_400L));
    PriceQuery before = PriceQuery.of("p", "m", AT.minusSeconds(1));

    assertThat(price(book, day300, UsageUnit.INPUT_TOKENS)).isEqualTo("300");
    assertThat(book.find(before))
        .isEqualTo(new PriceLookup.Missing(PriceLookup.Reason.OUTSIDE_VALIDITY));
  }

  private static String price(PriceBook book, PriceQuery query, UsageUnit unit) {
    return rate(book, query, unit).rate().amount().toPlainString();
  }

  private static AppliedRate rate(PriceBook book, PriceQuery query, UsageUnit unit) {
    PriceLookup.Found found = (PriceLookup.Found) book.find(query);
    return found.rates(query, Usage.ofTokens(1_000, 1_000)).rate(unit);
  }

  private static PriceQuery query() {
    return PriceQuery.of("p", "m", AT);
  }

  private static RateCard.Builder card() {
    return RateCard.builder(Provenance.of("test"));
  }

  private static RateCard.Builder input(String amount) {
    return card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(amount));
  }

  private static RateCard.Builder tokens(String input, String output) {
    return input(input).rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion(output));
  }

  private static ModelPrices prices(String model, RateCard.Builder... cards) {
    List<RateCard> built = Arrays.stream(cards).map(RateCard.Builder::build).toList();
    return ModelPrices.of("p", model, Currency.getInstance("USD"), built);
  }

  private static PriceBook book(String id, RateCard.Builder... cards) {
    return PriceBooks.builder(id, "1").add(prices("m", cards)).build();
  }
}
