/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Reads one model: its other names and its cards. */
final class ModelReader {
  private final JsonCursor cursor;
  private final UnitCodes units;
  private final Provenances provenances;
  private final List<RateCard> cards = new ArrayList<>();
  private List<String> aliases = List.of();
  private List<String> family = List.of();
  private boolean dateless;
  private int skippedCards;

  ModelReader(JsonCursor cursor, UnitCodes units, Provenances provenances, boolean dateless) {
    this.cursor = cursor;
    this.units = units;
    this.provenances = provenances;
    this.dateless = dateless;
  }

  int skippedCards() {
    return skippedCards;
  }

  /** Adds the model to {@code names}, unless this library understands none of its cards. */
  void read(String model, Currency currency, PendingNames names) throws IOException {
    cursor.enter();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      switch (key) {
        case "aka" -> aliases = cursor.texts();
        case "family" -> family = cursor.texts();
        case "dateless" -> dateless = cursor.flag();
        case "rates" ->
            cards.add(new CardReader(cursor, units, provenances.copy(cursor)).readRates());
        case "cards" -> readCards();
        default -> throw cursor.unknown(key);
      }
    }
    if (!cards.isEmpty()) {
      names.add(prices(model, currency, names.provider()), dateless, aliases, family);
    } else if (skippedCards == 0) {
      throw cursor.error("cards missing");
    }
  }

  private ModelPrices prices(String model, Currency currency, String provider) {
    ModelPrices prices = ModelPrices.of(provider, model, currency, cards);
    return skippedCards == 0 ? prices : prices.incomplete();
  }

  private void readCards() throws IOException {
    cursor.enterArray();
    while (cursor.nextElement()) {
      RateCard card = new CardReader(cursor, units, provenances.copy(cursor)).read();
      if (card == null) {
        skippedCards++;
      } else {
        cards.add(card);
      }
    }
  }
}
