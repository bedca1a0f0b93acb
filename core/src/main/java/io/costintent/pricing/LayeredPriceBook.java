/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
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

  /** A book ends with the first of its layers. */
  @Override
  public @Nullable Instant validUntil() {
    Instant first = null;
    for (PriceBook layer : layers) {
      Instant until = layer.validUntil();
      if (until != null && (first == null || until.isBefore(first))) {
        first = until;
      }
    }
    return first;
  }

  @Override
  public List<PriceSource> sources() {
    List<PriceSource> sources = new ArrayList<>();
    for (PriceBook layer : layers) {
      sources.addAll(layer.sources());
    }
    return sources;
  }

  /** Models of all layers; one that several layers have is there several times. */
  @Override
  public List<ModelPrices> models() {
    List<ModelPrices> models = new ArrayList<>();
    for (PriceBook layer : layers) {
      models.addAll(layer.models());
    }
    return models;
  }

  @Override
  public int modelCount() {
    int models = 0;
    for (PriceBook layer : layers) {
      models += layer.modelCount();
    }
    return models;
  }

  @Override
  public int cardCount() {
    int cards = 0;
    for (PriceBook layer : layers) {
      cards += layer.cardCount();
    }
    return cards;
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
