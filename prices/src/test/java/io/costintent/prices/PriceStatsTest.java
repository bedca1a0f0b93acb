/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.prices.PriceStats.Coverage;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.Origin;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import io.costintent.prices.source.Quote;
import io.costintent.pricing.PriceBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceStatsTest {
  private final PriceBook book =
      PriceDiffTest.book(
          "'a':{'cards':[{'rates':{'in':1,'out':2}},{'when':{'tier':'flex','input>':5},"
              + "'rates':{'in':1},'to':'2026-01-01T00:00:00Z','disputed':['s'],"
              + "'minimum':{'in':2}},{'when':{'region':'eu','batch':true},'times':1.1}]},"
              + "'b':{'rates':{}}");

  @Test
  void of_countsModelsUnitsAndConditions() {
    PriceStats stats = PriceStats.of(book);

    assertThat(stats.models()).isEqualTo(2);
    assertThat(stats.providers()).isEqualTo(1);
    assertThat(stats.cards()).isEqualTo(4);
    assertThat(stats.unpriced()).isEqualTo(1);
    assertThat(stats.disputed()).isEqualTo(1);
    assertThat(stats.units()).containsEntry("input_tokens", 1);
    assertThat(stats.conditions())
        .containsOnlyKeys(
            "batch", "date", "factor", "minimum", "region", "size of request", "tier");
    assertThat(stats.toText()).contains("2 models of 1 providers, 4 cards", "when tier  1");
  }

  @Test
  void coverage_looksUpNamesAsTheSourceHasThem() {
    Coverage coverage =
        PriceStats.coverage(
                book,
                List.of(quote("a", "1"), quote("b", "1"), quote("c", "1"), quote("d", "0")),
                Instant.parse("2026-01-01T00:00:00Z"))
            .get("s");

    assertThat(coverage.listed()).isEqualTo(4);
    assertThat(coverage.found()).isEqualTo(2);
    assertThat(coverage.priced()).isEqualTo(3);
    assertThat(coverage.pricedFound()).isEqualTo(1);
    assertThat(coverage.missing()).containsExactly("p c", "p d");
  }

  private static Quote quote(String model, String price) {
    Card card = Card.of(Terms.NONE, Map.of("in", Price.of(price)), Origin.of("s"));
    return new Quote("s", "p", "p", model, List.of(), List.of(card), null);
  }
}
