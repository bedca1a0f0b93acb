/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/**
 * All rate cards of one model of one provider, past and future ones included.
 *
 * <p>Immutable but for a bounded cache, and thread-safe.
 *
 * @since 0.1
 */
public final class ModelPrices {
  /** So many cards fit the word that tells which of them hold. */
  static final int MAX_CARDS = 62;

  private static final long TIER_WANTED = 1L << 62;
  private static final int MAX_TABLES = 64;

  private final String provider;
  private final String model;
  private final String sku;
  private final Currency currency;
  private final RateCard[] cards;

  /** Replaced as a whole, so readers need no lock; two threads may both build the same table. */
  private volatile Entry[] tables = {};

  /**
   * Returns the prices of a model.
   *
   * @param provider the provider's canonical name
   * @param model the model's name in the book
   * @param cards in any order, at most 62
   */
  public static ModelPrices of(
      String provider, String model, Currency currency, List<RateCard> cards) {
    if (cards.isEmpty() || cards.size() > MAX_CARDS) {
      throw new IllegalArgumentException(
          "cards: " + cards.size() + " of " + model + " (expected: 1 to " + MAX_CARDS + ")");
    }
    List<RateCard> sorted = new ArrayList<>(cards);
    sorted.sort(CardOrder.MOST_SPECIFIC_FIRST);
    return new ModelPrices(provider, model, currency, sorted);
  }

  private ModelPrices(String provider, String model, Currency currency, List<RateCard> cards) {
    this.provider = requireNonNull(provider, "provider");
    this.model = requireNonNull(model, "model");
    this.sku = provider + '/' + model;
    this.currency = requireNonNull(currency, "currency");
    this.cards = cards.toArray(new RateCard[0]);
  }

  /** The provider's canonical name. */
  public String provider() {
    return provider;
  }

  /** The model's name in the book. */
  public String model() {
    return model;
  }

  /** Provider and model, such as {@code openai/gpt-4o}. */
  public String sku() {
    return sku;
  }

  /** The currency of all rates. */
  public Currency currency() {
    return currency;
  }

  /** The cards, the most specific first. */
  public List<RateCard> cards() {
    return List.of(cards);
  }

  boolean isPricedAt(Instant instant) {
    for (RateCard card : cards) {
      if (card.isValidAt(instant)) {
        return true;
      }
    }
    return false;
  }

  RateTable rates(PriceQuery query, PriceLookup.Found found, Usage usage) {
    long key = query.serviceTier() != null || query.batch() ? TIER_WANTED : 0;
    for (int i = 0; i < cards.length; i++) {
      RateCard card = cards[i];
      if (card.isValidAt(query.at())
          && card.conditions().hold(query, found, usage, card.isMarginal())) {
        key |= 1L << i;
      }
    }
    for (Entry entry : tables) {
      if (entry.key == key) {
        return entry.table;
      }
    }
    return add(key);
  }

  private RateTable add(long key) {
    List<RateCard> holding = new ArrayList<>();
    for (int i = 0; i < cards.length; i++) {
      if ((key >>> i & 1) != 0) {
        holding.add(cards[i]);
      }
    }
    RateTable table = new RateTable(currency, holding, (key & TIER_WANTED) != 0);
    Entry[] before = tables;
    Entry[] after = Arrays.copyOf(before, Math.min(before.length + 1, MAX_TABLES));
    after[after.length - 1] = new Entry(key, table);
    tables = after;
    return table;
  }

  /** Returns provider, model and the number of cards; not a contract. */
  @Override
  public String toString() {
    return sku() + " (" + cards.length + " cards)";
  }

  private record Entry(long key, RateTable table) {}
}
