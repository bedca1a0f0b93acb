/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.UsageUnit;
import java.util.Currency;
import java.util.List;

/** A book with round prices. */
public final class TestPrices {
  /**
   * {@code openai/gpt-4o}: 2.50 in, 1.25 cached, 10 out; {@code anthropic/claude-sonnet-4-5}: 3 in,
   * 0.30 cached, 3.75 written, 15 out; {@code openai/text-embedding-3-small}: 0.02. US dollars per
   * 1,000,000 tokens.
   */
  public static final PriceBook BOOK =
      PriceBooks.builder("test", "1")
          .add(
              prices(
                  "openai",
                  "gpt-4o",
                  card()
                      .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2.50"))
                      .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1.25"))
                      .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("10"))))
          .add(
              prices(
                  "openai",
                  "text-embedding-3-small",
                  card().rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("0.02"))))
          .add(
              prices(
                  "anthropic",
                  "claude-sonnet-4-5",
                  card()
                      .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("3"))
                      .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("0.30"))
                      .rate(UsageUnit.CACHE_WRITE_TOKENS, Rate.perMillion("3.75"))
                      .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("15"))))
          .build();

  private static RateCard.Builder card() {
    return RateCard.builder(Provenance.of("test"));
  }

  private static ModelPrices prices(String provider, String model, RateCard.Builder card) {
    return ModelPrices.of(provider, model, Currency.getInstance("USD"), List.of(card.build()));
  }

  private TestPrices() {}
}
