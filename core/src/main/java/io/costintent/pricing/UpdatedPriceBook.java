/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A book that may be replaced while it is asked. Models that the newer book does not have are still
 * those of the first one.
 *
 * <p>Every question is answered by one version, whole. Thread-safe.
 *
 * @since 0.1
 */
public final class UpdatedPriceBook implements PriceBook {
  private final PriceBook first;
  private volatile Version version;

  /** Returns a book that is {@code first} until it is replaced. */
  public static UpdatedPriceBook of(PriceBook first) {
    return new UpdatedPriceBook(requireNonNull(first, "first"));
  }

  private UpdatedPriceBook(PriceBook first) {
    this.first = first;
    this.version = new Version(first, Map.of(), true);
  }

  /**
   * Answers from another book from now on.
   *
   * @param kept by name of provider and model: models that keep other prices than the book's
   */
  public void replace(PriceBook book, Map<String, ModelPrices> kept) {
    version = new Version(requireNonNull(book, "book"), Map.copyOf(kept), false);
  }

  /** The book that answers now. */
  public PriceBook current() {
    return version.book;
  }

  /** The prices that are kept instead of those of {@link #current()}. */
  public Map<String, ModelPrices> kept() {
    return version.kept;
  }

  @Override
  public String id() {
    return version.book.id();
  }

  @Override
  public String version() {
    return version.book.version();
  }

  @Override
  public String label() {
    return version.book.label();
  }

  @Override
  public @Nullable Instant generatedAt() {
    return version.book.generatedAt();
  }

  @Override
  public @Nullable Instant validUntil() {
    return version.book.validUntil();
  }

  @Override
  public List<PriceSource> sources() {
    return version.book.sources();
  }

  @Override
  public int skippedCards() {
    return version.book.skippedCards();
  }

  @Override
  public int modelCount() {
    return version.book.modelCount();
  }

  @Override
  public int cardCount() {
    return version.book.cardCount();
  }

  @Override
  public @Nullable Instant nextChange(Instant instant) {
    return version.book.nextChange(instant);
  }

  @Override
  public List<ModelPrices> models() {
    return version.book.models();
  }

  @Override
  public PriceLookup find(PriceQuery query) {
    Version now = version;
    PriceLookup lookup = now.book.find(query);
    if (lookup instanceof PriceLookup.Found found) {
      return now.kept.isEmpty() ? found : keeping(now.kept, found, query);
    }
    PriceLookup before = now.isFirst ? lookup : first.find(query);
    return before instanceof PriceLookup.Found ? before : lookup;
  }

  private static PriceLookup keeping(
      Map<String, ModelPrices> kept, PriceLookup.Found found, PriceQuery query) {
    ModelPrices prices = kept.get(found.sku());
    return prices == null || !prices.isPricedAt(query.at())
        ? found
        : new PriceLookup.Found(prices, found.match(), found.scope(), found.region());
  }

  /** Returns id and version; not a contract. */
  @Override
  public String toString() {
    return version.book.toString();
  }

  private record Version(PriceBook book, Map<String, ModelPrices> kept, boolean isFirst) {}
}
