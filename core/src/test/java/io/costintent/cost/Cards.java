/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/** Cards, books and costs in few words. */
final class Cards {
  static final Instant AT = Instant.parse("2026-10-01T12:00:00Z"); // a Thursday
  static final Usage TOKENS = Usage.ofTokens(1_000_000, 1_000_000);

  static Cost calculate(PriceBook book, PriceQuery.Builder query, Usage usage) {
    return CostCalculator.create().calculate(book, query.build(), usage, null);
  }

  static PriceQuery.Builder query() {
    return PriceQuery.builder("p", "m", AT);
  }

  static RateCard.Builder card() {
    return RateCard.builder(Provenance.of("test"));
  }

  static RateCard.Builder tokens(String input, String output) {
    return card()
        .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(input))
        .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion(output));
  }

  static RateCard.Builder tier(String tier) {
    return card().when(Conditions.builder().serviceTier(tier).build());
  }

  static RateCard.Builder above(long tokens) {
    return card().when(Conditions.builder().context(ContextThreshold.inputAbove(tokens)).build());
  }

  static PriceBook book(RateCard.Builder... cards) {
    return PriceBooks.builder("test", "1").add(prices("m", cards)).build();
  }

  static ModelPrices prices(String model, RateCard.Builder... cards) {
    List<RateCard> built = Arrays.stream(cards).map(RateCard.Builder::build).toList();
    return ModelPrices.of("p", model, Currency.getInstance("USD"), built);
  }

  private Cards() {}
}
