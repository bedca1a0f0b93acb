/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model of a compact book, unpacked when somebody asks for its prices. */
final class CompactModel extends ModelEntry {
  private final CompactTables tables;
  private final String provider;
  private final String model;
  private final String currency;
  private final int list;
  private final boolean incomplete;

  private volatile @Nullable ModelPrices prices;

  CompactModel(
      CompactTables tables,
      String provider,
      String model,
      String currency,
      int list,
      boolean incomplete) {
    this.tables = tables;
    this.provider = provider;
    this.model = model;
    this.currency = currency;
    this.list = list;
    this.incomplete = incomplete;
  }

  @Override
  ModelPrices prices() {
    ModelPrices known = prices;
    if (known == null) {
      known = unpack();
      prices = known;
    }
    return known;
  }

  private ModelPrices unpack() {
    List<RateCard> cards = tables.cards(list);
    ModelPrices whole = ModelPrices.of(provider, model, Currency.getInstance(currency), cards);
    return incomplete || cards.size() < tables.size(list) ? whole.incomplete() : whole;
  }
}
