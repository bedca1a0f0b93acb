/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the prices of a model at an instant.
 *
 * <p>Implementations are thread-safe, never block and never throw from {@link #find}: they are
 * asked inside somebody's model call. {@link PriceBooks} has the bundled book and combines books.
 *
 * @since 0.1
 */
public interface PriceBook {
  /** A short name that tells books apart, such as {@code bundled}. */
  String id();

  /** The version of the prices, such as {@code 2026.09.23}. */
  String version();

  /** Id and version in one, as in {@code costintent.price.book}. */
  default String label() {
    return id() + ':' + version();
  }

  /** When the prices were put together, or null when nobody said. */
  @Nullable Instant generatedAt();

  /** How many rate cards were left out because they ask for terms that are not known here. */
  default int skippedCards() {
    return 0;
  }

  /** What an organisation pays instead of these prices, or null when it pays these. */
  default @Nullable Agreement agreement() {
    return null;
  }

  /** The list prices, which are these unless there is an {@link #agreement()}. */
  default PriceBook listed() {
    return this;
  }

  /** Returns the query with the names that the organisation gave replaced by what they mean. */
  default PriceQuery asMeant(PriceQuery query) {
    return query;
  }

  /** When the prices are no longer meant to be used, or null for until further notice. */
  default @Nullable Instant validUntil() {
    return null;
  }

  /** The sources that the cards' provenance refers to. */
  default List<PriceSource> sources() {
    return List.of();
  }

  /** How many models there are, their other names not counted. */
  default int modelCount() {
    return models().size();
  }

  /** How many rate cards there are, each counted once for each model that has it. */
  default int cardCount() {
    int cards = 0;
    for (ModelPrices model : models()) {
      cards += model.cards().size();
    }
    return cards;
  }

  /**
   * Returns the first instant after {@code instant} at which a price of the book begins or ends, or
   * null when none does; may take a while the first time.
   */
  default @Nullable Instant nextChange(Instant instant) {
    Instant next = null;
    for (ModelPrices model : models()) {
      for (RateCard card : model.cards()) {
        next = earliest(instant, next, card.validFrom());
        next = earliest(instant, next, card.validTo());
      }
    }
    return next;
  }

  private static @Nullable Instant earliest(
      Instant after, @Nullable Instant known, @Nullable Instant change) {
    if (change == null || !change.isAfter(after)) {
      return known;
    }
    return known == null || change.isBefore(known) ? change : known;
  }

  /** Returns all models; may take a while, and is not for use inside a model call. */
  default List<ModelPrices> models() {
    return List.of();
  }

  /** Returns the prices that the query's model has at its instant, or why there are none. */
  PriceLookup find(PriceQuery query);
}
