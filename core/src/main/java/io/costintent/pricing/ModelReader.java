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
  private final Currency currency;
  private final List<RateCard> cards = new ArrayList<>();
  private boolean dateless;
  private int skippedCards;

  ModelReader(JsonCursor cursor, UnitCodes units, Provenances provenances, Currency currency) {
    this.cursor = cursor;
    this.units = units;
    this.provenances = provenances;
    this.currency = currency;
  }

  int skippedCards() {
    return skippedCards;
  }

  /** Adds the model to {@code book}, and its other names to {@code names} for when all are in. */
  void read(
      String provider,
      String model,
      boolean datelessByDefault,
      PriceBookBuilder book,
      List<Runnable> names)
      throws IOException {
    dateless = datelessByDefault;
    cursor.object(key -> {
      switch (key) {
        case "aka" ->
            cursor.texts().forEach(alias -> names.add(() -> book.alias(provider, alias, model)));
        case "dateless" -> dateless = cursor.flag();
        case "rates" -> cards.add(new CardReader(cursor, units, provenances.copy()).readRates());
        case "cards" -> cursor.array(none -> readCard());
        default -> throw cursor.unknown(key);
      }
    });
    if (cards.isEmpty()) {
      if (skippedCards == 0) {
        throw cursor.error("cards missing");
      }
      return;
    }
    try {
      book.add(ModelPrices.of(ProviderName.canonical(provider), model, currency, cards));
    } catch (IllegalArgumentException e) {
      throw cursor.error(String.valueOf(e.getMessage()));
    }
    if (dateless) {
      names.add(() -> book.dateless(provider, model));
    }
  }

  private void readCard() throws IOException {
    CardReader reader = new CardReader(cursor, units, provenances.copy());
    RateCard card = reader.read();
    if (card == null) {
      skippedCards++;
    } else {
      cards.add(card);
    }
  }
}
