/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The book that comes with the library, read when it is first asked something. Thread-safe. */
final class BundledPriceBook implements PriceBook {
  static final BundledPriceBook INSTANCE = new BundledPriceBook();

  private static final String RESOURCE = "prices.book";

  private BundledPriceBook() {}

  /** Returns what was read; threads that come while one reads wait for it. */
  HashPriceBook loaded() {
    return Loaded.BOOK;
  }

  @Override
  public String id() {
    return loaded().id();
  }

  @Override
  public String version() {
    return loaded().version();
  }

  @Override
  public String label() {
    return loaded().label();
  }

  @Override
  public @Nullable Instant generatedAt() {
    return loaded().generatedAt();
  }

  @Override
  public @Nullable Instant validUntil() {
    return loaded().validUntil();
  }

  @Override
  public List<PriceSource> sources() {
    return loaded().sources();
  }

  @Override
  public int skippedCards() {
    return loaded().skippedCards();
  }

  @Override
  public int modelCount() {
    return loaded().modelCount();
  }

  @Override
  public int cardCount() {
    return loaded().cardCount();
  }

  @Override
  public @Nullable Instant nextChange(Instant instant) {
    return loaded().nextChange(instant);
  }

  @Override
  public List<ModelPrices> models() {
    return loaded().models();
  }

  @Override
  public PriceLookup find(PriceQuery query) {
    return Loaded.BOOK.find(query);
  }

  /** Returns id and version; not a contract. */
  @Override
  public String toString() {
    return loaded().toString();
  }

  private static final class Loaded {
    static final HashPriceBook BOOK = load();

    private static HashPriceBook load() {
      try (InputStream book = PriceBooks.class.getResourceAsStream(RESOURCE)) {
        // unpacked model by model when they are asked for: a test unpacks all of them
        return CompactBookReader.open(requireNonNull(book, RESOURCE).readAllBytes(), RESOURCE);
      } catch (IOException e) {
        throw new UncheckedIOException(RESOURCE, e);
      }
    }
  }
}
