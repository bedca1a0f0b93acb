/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rate cards of one model of one provider, past and future ones included.
 *
 * <p>Immutable but for bounded caches, and thread-safe.
 *
 * @since 0.1
 */
public final class ModelPrices {
  private final String provider;
  private final String model;
  private final String sku;
  private final Currency currency;
  private final List<LayeredCard> cards;
  private final boolean incomplete;

  /** Made on first use; two threads may both make the same. */
  private volatile CardPeriod @Nullable [] periods;

  /**
   * Returns the prices of a model.
   *
   * @param provider the provider's canonical name
   * @param model the model's name in the book
   * @param cards in any order, at most 62 that hold at the same time
   */
  public static ModelPrices of(
      String provider, String model, Currency currency, List<RateCard> cards) {
    List<LayeredCard> sorted = new ArrayList<>(cards.size());
    for (RateCard card : cards) {
      sorted.add(new LayeredCard(card, 0));
    }
    ModelPrices prices = new ModelPrices(provider, model, currency, sorted, false);
    int most = prices.mostAtATime();
    if (most == 0 || most > CardPeriod.MAX_CARDS) {
      String expected = " (expected: 1 to " + CardPeriod.MAX_CARDS + " at a time)";
      throw new IllegalArgumentException("cards: " + most + " of " + model + expected);
    }
    return prices;
  }

  private ModelPrices(
      String provider,
      String model,
      Currency currency,
      List<LayeredCard> cards,
      boolean incomplete) {
    this.provider = requireNonNull(provider, "provider");
    this.model = requireNonNull(model, "model");
    this.sku = provider + '/' + model;
    this.currency = requireNonNull(currency, "currency");
    List<LayeredCard> sorted = new ArrayList<>(cards);
    sorted.sort(LayeredCard.ORDER);
    this.cards = sorted;
    this.incomplete = incomplete;
  }

  /** Returns the same prices, marked as lacking a card that was not understood. */
  ModelPrices incomplete() {
    return new ModelPrices(provider, model, currency, cards, true);
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

  /**
   * Whether the book has a card for the model that asks for terms unknown here, so that another
   * price might be the right one.
   */
  public boolean isIncomplete() {
    return incomplete;
  }

  /** The cards, the most specific first. */
  public List<RateCard> cards() {
    return cards.stream().map(LayeredCard::card).toList();
  }

  /**
   * Returns these prices where {@code upper} has none: unit by unit, under whatever terms. Prices
   * in another currency do not mix, nor do more cards than can be told apart; then only {@code
   * upper} counts.
   */
  ModelPrices under(ModelPrices upper) {
    if (!currency.equals(upper.currency)) {
      return upper;
    }
    List<LayeredCard> all = new ArrayList<>(upper.cards);
    int below = 1 + upper.cards.stream().mapToInt(LayeredCard::layer).max().orElse(0);
    for (LayeredCard card : cards) {
      all.add(new LayeredCard(card.card(), card.layer() + below));
    }
    ModelPrices both =
        new ModelPrices(provider, model, currency, all, incomplete || upper.incomplete);
    return both.mostAtATime() > CardPeriod.MAX_CARDS ? upper : both;
  }

  private int mostAtATime() {
    int most = cards.size();
    if (most > CardPeriod.MAX_CARDS) {
      most = 1;
      for (CardPeriod period : periods()) {
        most = Math.max(most, period.size());
      }
    }
    return most;
  }

  boolean isPricedAt(Instant instant) {
    return period(instant).size() > 0;
  }

  RateTable rates(PriceQuery query, PriceLookup.Found found, Usage usage) {
    return period(query.at()).rates(currency, query, found, usage);
  }

  private CardPeriod period(Instant instant) {
    CardPeriod[] all = periods();
    for (int i = all.length - 1; i > 0; i--) {
      if (!instant.isBefore(all[i].from)) {
        return all[i];
      }
    }
    return all[0];
  }

  private CardPeriod[] periods() {
    CardPeriod[] known = periods;
    if (known == null) {
      known = CardPeriod.of(cards);
      periods = known;
    }
    return known;
  }

  /** Returns provider, model and the number of cards; not a contract. */
  @Override
  public String toString() {
    return sku() + " (" + cards.size() + " cards)";
  }
}
