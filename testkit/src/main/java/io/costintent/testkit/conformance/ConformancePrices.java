/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookBuilder;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.UsageUnit;
import java.util.Currency;
import java.util.List;

/**
 * The prices of the suite, in US dollars per million tokens: 2.50 for input, 1.25 of the cache, 10
 * for output, 20 for audio of either, 40 for images drawn, 15 per million characters; two for a
 * thousand searches.
 *
 * @since 0.1
 */
public final class ConformancePrices {
  /** The model that has these prices, of each provider that has a door. */
  public static final String MODEL = "conformance-1";

  /** A second model with the same prices. */
  public static final String OTHER_MODEL = "conformance-2";

  private static final List<String> PROVIDERS =
      List.of(
          "openai",
          "anthropic",
          "aws.bedrock",
          "azure.ai.openai",
          "gcp.gemini",
          "gcp.vertex_ai",
          "ollama",
          "cohere",
          "dashscope");

  /** Returns a book with the two models. */
  public static PriceBook book() {
    PriceBookBuilder book = PriceBooks.builder("conformance", "1");
    for (String provider : PROVIDERS) {
      book.add(prices(provider, MODEL)).add(prices(provider, OTHER_MODEL));
    }
    return book.build();
  }

  private static ModelPrices prices(String provider, String model) {
    RateCard card =
        RateCard.builder(Provenance.builder("conformance").build())
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion("2.50"))
            .rate(UsageUnit.CACHE_READ_TOKENS, Rate.perMillion("1.25"))
            .rate(UsageUnit.OUTPUT_TOKENS, Rate.perMillion("10"))
            .rate(UsageUnit.INPUT_AUDIO_TOKENS, Rate.perMillion("20"))
            .rate(UsageUnit.OUTPUT_AUDIO_TOKENS, Rate.perMillion("20"))
            .rate(UsageUnit.OUTPUT_IMAGE_TOKENS, Rate.perMillion("40"))
            .rate(UsageUnit.RERANK_UNITS, Rate.of("2", 1_000))
            .rate(UsageUnit.OUTPUT_IMAGES, Rate.of("0.04", 1))
            .rate(UsageUnit.INPUT_CHARACTERS, Rate.perMillion("15"))
            .build();
    return ModelPrices.of(provider, model, Currency.getInstance("USD"), List.of(card));
  }

  private ConformancePrices() {}
}
