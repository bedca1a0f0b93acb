/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rate card as the file has it. Immutable and thread-safe.
 *
 * @param from the first instant at which it holds; null for since ever
 * @param to the first instant at which it holds no longer; null for until further notice
 * @param when its conditions
 * @param rates price by unit code, in the order of {@link UnitCode#all()}
 * @param extras further fields with their JSON text, such as {@code times} or {@code minimum}
 * @param origin where the prices come from
 * @param line where it is in its file; 0 when it is not from a file
 */
public record Card(
    @Nullable Instant from,
    @Nullable Instant to,
    Terms when,
    Map<String, Price> rates,
    Map<String, String> extras,
    Origin origin,
    int line) {
  /** The order in which cards are written: by conditions, then by time, then by source. */
  public static final Comparator<Card> ORDER =
      Comparator.comparing(Card::when)
          .thenComparing(card -> card.from == null ? Instant.MIN : card.from)
          .thenComparing(card -> card.origin.source())
          .thenComparing(card -> card.rates.keySet().toString())
          .thenComparing(card -> card.extras.toString());

  public Card {
    requireNonNull(when, "when");
    requireNonNull(origin, "origin");
    Map<String, Price> sorted = new LinkedHashMap<>();
    for (UnitCode code : UnitCode.all()) {
      Price price = rates.get(code.code());
      if (price != null) {
        sorted.put(code.code(), price);
      }
    }
    if (sorted.size() != rates.size()) {
      throw new IllegalArgumentException("rates: " + rates.keySet() + " (expected: known codes)");
    }
    rates = Collections.unmodifiableMap(sorted);
    extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
  }

  /** Returns a card without an end. */
  public static Card of(Terms when, Map<String, Price> rates, Origin origin) {
    return new Card(null, null, when, rates, Map.of(), origin, 0);
  }

  /** Returns a card that only multiplies. */
  public static Card times(Terms when, BigDecimal factor, Origin origin) {
    return new Card(null, null, when, Map.of(), Map.of("times", factor.toPlainString()), origin, 0);
  }

  /** Returns this card for another time. */
  public Card during(@Nullable Instant newFrom, @Nullable Instant newTo) {
    return new Card(newFrom, newTo, when, rates, extras, origin, line);
  }

  /** Returns this card under other conditions. */
  public Card under(Terms terms) {
    return new Card(from, to, terms, rates, extras, origin, line);
  }

  /** Returns this card with other rates. */
  public Card priced(Map<String, Price> others) {
    return new Card(from, to, when, others, extras, origin, line);
  }

  /** Returns this card with another origin. */
  public Card from(Origin other) {
    return new Card(from, to, when, rates, extras, other, line);
  }

  /** Whether the card holds at an instant. */
  public boolean holdsAt(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }

  /** Whether the card has neither rates nor anything else to say. */
  public boolean isEmpty() {
    return rates.isEmpty() && extras.isEmpty();
  }
}
