/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Books on top of each other: the first that knows the model at the instant answers. */
final class LayeredPriceBook implements PriceBook {
  private final PriceBook[] layers;
  private final String id;
  private final String version;

  LayeredPriceBook(List<PriceBook> layers) {
    this.layers = layers.toArray(new PriceBook[0]);
    this.id = layers.stream().map(PriceBook::id).collect(Collectors.joining("+"));
    this.version = layers.stream().map(PriceBook::version).collect(Collectors.joining("+"));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String version() {
    return version;
  }

  /** The oldest layer counts: a book is as stale as its stalest part. */
  @Override
  public @Nullable Instant generatedAt() {
    Instant oldest = null;
    for (PriceBook layer : layers) {
      Instant generatedAt = layer.generatedAt();
      if (generatedAt != null && (oldest == null || generatedAt.isBefore(oldest))) {
        oldest = generatedAt;
      }
    }
    return oldest;
  }

  @Override
  public int skippedCards() {
    int skipped = 0;
    for (PriceBook layer : layers) {
      skipped += layer.skippedCards();
    }
    return skipped;
  }

  @Override
  public PriceLookup find(PriceQuery query) {
    PriceLookup.Missing best = PriceLookup.Missing.UNKNOWN_PROVIDER;
    for (PriceBook layer : layers) {
      PriceLookup lookup = layer.find(query);
      if (!(lookup instanceof PriceLookup.Missing missing)) {
        return lookup;
      }
      if (missing.reason().compareTo(best.reason()) > 0) {
        best = missing;
      }
    }
    return best;
  }

  /** Returns ids and versions; not a contract. */
  @Override
  public String toString() {
    return id + ' ' + version;
  }
}
