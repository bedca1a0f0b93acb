/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookBuilder;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.Provenance;
import io.costintent.pricing.Rate;
import io.costintent.pricing.RateCard;
import io.costintent.usage.UsageUnit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** Small price books: ten models of one maker, all at one price. */
final class Books {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Books() {}

  /** Returns a book made on a day of November. */
  static PriceBook of(int day, String price) {
    return of(day, price, 10);
  }

  static PriceBook of(int day, String price, int models) {
    PriceBookBuilder book =
        PriceBooks.builder("remote", "2026.11." + day)
            .generatedAt(Instant.parse("2026-11-%02dT00:00:00Z".formatted(day)));
    for (int i = 0; i < models; i++) {
      book.add(model("m" + i, price));
    }
    return book.build();
  }

  static ModelPrices model(String name, String price) {
    RateCard card =
        RateCard.builder(Provenance.of("maker"))
            .rate(UsageUnit.INPUT_TOKENS, Rate.perMillion(price))
            .build();
    return ModelPrices.of("acme", name, Currency.getInstance("USD"), List.of(card));
  }

  static byte[] compact(PriceBook book) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PriceBooks.writeCompact(book, out);
    return out.toByteArray();
  }

  static byte[] json(int day, String price) {
    StringBuilder models = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      models
          .append(i == 0 ? "" : ",")
          .append("\"m%d\":{\"rates\":{\"in\":%s}}".formatted(i, price));
    }
    return """
    {"schema":1,"id":"remote","version":"2026.11.%d","generatedAt":"2026-11-%02dT00:00:00Z",
     "sources":{"maker":{"retrieved":"2026-11-01"}},"units":{"in":"input_tokens/1000000"},
     "providers":{"acme":{"source":"maker","models":{%s}}}}
    """
        .formatted(day, day, models)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the price of a million input tokens. */
  static String price(PriceBook book, String model) {
    PriceLookup found = book.find(PriceQuery.of("acme", model, NOW));
    return found instanceof PriceLookup.Found prices
        ? prices
            .prices()
            .cards()
            .get(0)
            .rates()
            .get(UsageUnit.INPUT_TOKENS)
            .amount()
            .toPlainString()
        : "none";
  }
}
