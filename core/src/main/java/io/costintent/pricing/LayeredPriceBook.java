/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Books on top of each other: unit by unit, the price of the uppermost book that has one.
 *
 * <p>A model is known to an upper book by the name asked for, or by the name that a lower book
 * finds it under. Immutable but for a bounded cache, and thread-safe.
 */
final class LayeredPriceBook implements PriceBook {
  private static final int MAX_MERGED = 8192;

  private final PriceBook[] layers;

  /** Names of the layers as they were last, since a layer may be replaced by a newer version. */
  private volatile @Nullable Names names;

  /** By the prices of the lower book; what the upper one had then is kept to tell a change. */
  private final Map<ModelPrices, Merged> merged = new ConcurrentHashMap<>();

  LayeredPriceBook(List<PriceBook> layers) {
    this.layers = layers.toArray(new PriceBook[0]);
  }

  @Override
  public String id() {
    return names().id;
  }

  @Override
  public String version() {
    return names().version;
  }

  @Override
  public String label() {
    return names().label;
  }

  private Names names() {
    Names known = names;
    if (known == null || !known.isOf(layers)) {
      known = Names.of(layers);
      names = known;
    }
    return known;
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
    PriceLookup result = layers[layers.length - 1].find(query);
    for (int i = layers.length - 2; i >= 0; i--) {
      result = over(layers[i].find(query), result, layers[i], query);
    }
    return result;
  }

  private PriceLookup over(PriceLookup top, PriceLookup below, PriceBook layer, PriceQuery query) {
    if (!(below instanceof PriceLookup.Found lower)) {
      return top instanceof PriceLookup.Missing none && isVaguer(none, below) ? below : top;
    }
    PriceLookup upper = top;
    if (!(upper instanceof PriceLookup.Found) || !upper.match().isVerified()) {
      upper = layer.find(query.named(lower.prices().provider(), lower.prices().model()));
    }
    if (!(upper instanceof PriceLookup.Found found)) {
      return below;
    }
    Match match = top instanceof PriceLookup.Found ? top.match() : lower.match();
    return new PriceLookup.Found(
        merge(found.prices(), lower.prices()), match, scope(found, lower), region(found, lower));
  }

  private static boolean isVaguer(PriceLookup.Missing top, PriceLookup below) {
    return below instanceof PriceLookup.Missing missing
        && missing.reason().compareTo(top.reason()) > 0;
  }

  private static @Nullable String scope(PriceLookup.Found upper, PriceLookup.Found lower) {
    return lower.scope() != null ? lower.scope() : upper.scope();
  }

  private static @Nullable String region(PriceLookup.Found upper, PriceLookup.Found lower) {
    return lower.region() != null ? lower.region() : upper.region();
  }

  private ModelPrices merge(ModelPrices upper, ModelPrices lower) {
    Merged known = merged.get(lower);
    if (known != null && known.upper == upper) {
      return known.both;
    }
    Merged made = new Merged(upper, lower.under(upper));
    if (merged.size() >= MAX_MERGED) {
      merged.clear();
    }
    merged.put(lower, made);
    return made.both;
  }

  /** Returns ids and versions; not a contract. */
  @Override
  public String toString() {
    return id() + ' ' + version();
  }

  private record Names(List<String> labels, String id, String version, String label) {
    static Names of(PriceBook[] layers) {
      List<String> labels = new ArrayList<>();
      StringBuilder id = new StringBuilder();
      StringBuilder version = new StringBuilder();
      for (PriceBook layer : layers) {
        String plus = labels.isEmpty() ? "" : "+";
        labels.add(layer.label());
        id.append(plus).append(layer.id());
        version.append(plus).append(layer.version());
      }
      return new Names(labels, id.toString(), version.toString(), id + ":" + version);
    }

    boolean isOf(PriceBook[] layers) {
      for (int i = 0; i < layers.length; i++) {
        if (!labels.get(i).equals(layers[i].label())) {
          return false;
        }
      }
      return true;
    }
  }

  private record Merged(ModelPrices upper, ModelPrices both) {}
}
