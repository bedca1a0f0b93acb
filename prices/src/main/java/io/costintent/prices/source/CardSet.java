/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Origin;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import io.costintent.prices.book.UnitCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the prices that a source gives a model, by conditions. */
final class CardSet {
  /** No token, second or image costs as much: 3,000 USD per million, or per single thing. */
  private static final BigDecimal ABSURD = BigDecimal.valueOf(3000);

  private final String source;
  private final String where;
  private final SourceNotes notes;
  private final Map<Terms, Map<String, Price>> rates = new TreeMap<>();
  private final List<Card> others = new ArrayList<>();
  private @Nullable Instant from;
  private @Nullable Instant to;

  CardSet(String source, String where, SourceNotes notes) {
    this.source = source;
    this.where = where;
    this.notes = notes;
  }

  /** Sets the time of all prices that were collected. */
  void during(@Nullable Instant newFrom, @Nullable Instant newTo) {
    from = newFrom;
    to = newTo;
  }

  /** Adds a price in US dollars for {@code per} units. */
  void add(Terms when, String unit, BigDecimal amount, long per) {
    UnitCode code = UnitCode.ofUnit(unit);
    if (amount.signum() < 0) {
      notes.quarantine(where, code.code() + " " + amount.toPlainString() + ": negative");
      return;
    }
    BigDecimal scaled = amount.multiply(BigDecimal.valueOf(code.per()));
    Price price =
        Price.of(scaled.divide(BigDecimal.valueOf(per), java.math.MathContext.DECIMAL128));
    if (price.amount().compareTo(ABSURD) > 0) {
      notes.quarantine(where, code.code() + " " + price + ": beyond any published price");
      return;
    }
    rates.computeIfAbsent(when, key -> new LinkedHashMap<>()).put(code.code(), price);
  }

  /** Whether there is a price already. */
  boolean has(Terms when, String unit) {
    return rates.getOrDefault(when, Map.of()).containsKey(UnitCode.ofUnit(unit).code());
  }

  /** Adds a factor on all tokens. */
  void times(Terms when, BigDecimal factor) {
    if (factor.compareTo(BigDecimal.ONE) != 0) {
      others.add(Card.times(when, factor, Origin.of(source)));
    }
  }

  /**
   * Returns the cards. Collections fill in zeros where they have no price, so a zero counts only in
   * a model that has nothing else.
   *
   * @param free whether zeros mean that the model costs nothing
   */
  List<Card> cards(boolean free) {
    boolean priced =
        rates.values().stream().anyMatch(unit -> unit.values().stream().anyMatch(p -> !p.isZero()));
    List<Card> cards = new ArrayList<>();
    rates.forEach((when, units) -> {
      Map<String, Price> kept = new LinkedHashMap<>(units);
      if (priced || !free) {
        kept.values().removeIf(Price::isZero);
      }
      if (!kept.isEmpty()) {
        cards.add(Card.of(when, kept, Origin.of(source)).during(from, to));
      }
    });
    if (!cards.isEmpty()) {
      others.forEach(card -> cards.add(card.during(from, to)));
    }
    return cards;
  }
}
