/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The cards of a model that hold from one instant to the next at which any begins or ends.
 *
 * <p>Immutable but for a bounded cache, and thread-safe.
 */
final class CardPeriod {
  /** So many cards fit the word that tells which of them hold. */
  static final int MAX_CARDS = 62;

  private static final long TIER_WANTED = 1L << 62;
  private static final int MAX_TABLES = 64;

  final Instant from;
  private final LayeredCard[] cards;

  /** Replaced as a whole, so readers need no lock; two threads may both build the same table. */
  private volatile Entry[] tables = {};

  private CardPeriod(Instant from, List<LayeredCard> cards) {
    this.from = from;
    this.cards = cards.toArray(new LayeredCard[0]);
  }

  /** Cuts the time at every beginning and end of a card; the first period begins with time. */
  static CardPeriod[] of(List<LayeredCard> cards) {
    SortedSet<Instant> cuts = new TreeSet<>(List.of(Instant.MIN));
    for (LayeredCard layered : cards) {
      RateCard card = layered.card();
      if (card.validFrom() != null) {
        cuts.add(card.validFrom());
      }
      if (card.validTo() != null) {
        cuts.add(card.validTo());
      }
    }
    List<CardPeriod> periods = new ArrayList<>();
    for (Instant cut : cuts) {
      periods.add(new CardPeriod(cut, validAt(cut, cards)));
    }
    return periods.toArray(new CardPeriod[0]);
  }

  private static List<LayeredCard> validAt(Instant instant, List<LayeredCard> cards) {
    List<LayeredCard> valid = new ArrayList<>();
    for (LayeredCard card : cards) {
      if (card.card().isValidAt(instant)) {
        valid.add(card);
      }
    }
    return valid;
  }

  int size() {
    return cards.length;
  }

  RateTable rates(Currency currency, PriceQuery query, PriceLookup.Found found, Usage usage) {
    long key = query.serviceTier() != null || query.batch() ? TIER_WANTED : 0;
    boolean speedHasPrice = query.speed() == null;
    for (int i = 0; i < cards.length; i++) {
      RateCard card = cards[i].card();
      if (card.conditions().hold(query, found, usage, card.isMarginal())) {
        key |= 1L << i;
        speedHasPrice |= card.conditions().speed() != null;
      }
    }
    key |= speedHasPrice ? 0 : TIER_WANTED;
    for (Entry entry : tables) {
      if (entry.key == key) {
        return entry.table;
      }
    }
    return add(currency, key);
  }

  private RateTable add(Currency currency, long key) {
    List<LayeredCard> holding = new ArrayList<>();
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

  private record Entry(long key, RateTable table) {}
}
