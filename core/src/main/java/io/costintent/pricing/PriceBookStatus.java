/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a price book is doing: what it is, how old, and how its refreshes went. A snapshot, immutable
 * and thread-safe.
 *
 * @since 0.1
 */
public final class PriceBookStatus {
  private final String label;
  private final @Nullable Instant generatedAt;
  private final @Nullable Instant validUntil;
  private final int models;
  private final int cards;
  private final int skippedCards;
  private final int quarantined;
  private final @Nullable Instant lastRefresh;
  private final @Nullable String lastResult;
  private final Map<String, Long> refreshes;

  /** Returns the status of a book that is not refreshed. */
  public static PriceBookStatus of(PriceBook book) {
    return builder(book).build();
  }

  /** Returns a builder that starts with what the book says of itself. */
  public static Builder builder(PriceBook book) {
    return new Builder(requireNonNull(book, "book"));
  }

  private PriceBookStatus(Builder builder) {
    label = builder.book.label();
    generatedAt = builder.book.generatedAt();
    validUntil = builder.book.validUntil();
    models = builder.book.modelCount();
    cards = builder.book.cardCount();
    skippedCards = builder.book.skippedCards();
    quarantined = builder.quarantined;
    lastRefresh = builder.lastRefresh;
    lastResult = builder.lastResult;
    refreshes = Collections.unmodifiableMap(new TreeMap<>(builder.refreshes));
  }

  /** Id and version, as in {@code costintent.price.book}. */
  public String label() {
    return label;
  }

  /** When the prices were put together, or null when nobody said. */
  public @Nullable Instant generatedAt() {
    return generatedAt;
  }

  /** When the prices are no longer meant to be used, or null. */
  public @Nullable Instant validUntil() {
    return validUntil;
  }

  /** Returns how old the prices are, not below zero; null when nobody said when they were made. */
  public @Nullable Duration age(Instant now) {
    if (generatedAt == null) {
      return null;
    }
    Duration age = Duration.between(generatedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** How many models there are. */
  public int models() {
    return models;
  }

  /** How many rate cards there are. */
  public int cards() {
    return cards;
  }

  /** How many rate cards were left out because they ask for terms that are not known here. */
  public int skippedCards() {
    return skippedCards;
  }

  /** How many models keep their old prices because the new ones are too far off. */
  public int quarantined() {
    return quarantined;
  }

  /** When a refresh was last tried, or null when none was. */
  public @Nullable Instant lastRefresh() {
    return lastRefresh;
  }

  /** How the last refresh went, such as {@code updated} or {@code unreachable}, or null. */
  public @Nullable String lastResult() {
    return lastResult;
  }

  /** How many refreshes there were since the start, by how they went. */
  public Map<String, Long> refreshes() {
    return refreshes;
  }

  /** Returns label and last result; not a contract. */
  @Override
  public String toString() {
    return lastResult == null ? label : label + ' ' + lastResult;
  }

  /** Collects a status. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final PriceBook book;
    private int quarantined;
    private @Nullable Instant lastRefresh;
    private @Nullable String lastResult;
    private Map<String, Long> refreshes = Map.of();

    private Builder(PriceBook book) {
      this.book = book;
    }

    /** Sets how many models keep their old prices. */
    public Builder quarantined(int quarantined) {
      this.quarantined = quarantined;
      return this;
    }

    /** Sets how the last refresh went, and when. */
    public Builder lastRefresh(@Nullable Instant at, @Nullable String result) {
      this.lastRefresh = at;
      this.lastResult = result;
      return this;
    }

    /** Sets how many refreshes there were, by how they went. */
    public Builder refreshes(Map<String, Long> refreshes) {
      this.refreshes = Map.copyOf(refreshes);
      return this;
    }

    /** Returns the status. */
    public PriceBookStatus build() {
      return new PriceBookStatus(this);
    }
  }
}
