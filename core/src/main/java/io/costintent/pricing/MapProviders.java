/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Providers in memory. Immutable and thread-safe. */
final class MapProviders implements Providers {
  private final Map<String, ProviderModels> providers;
  private final NavigableSet<Instant> changes = new TreeSet<>();
  private final int models;
  private final int cards;

  MapProviders(Map<String, ProviderModels> providers) {
    this.providers = new LinkedHashMap<>(providers);
    int modelCount = 0;
    int cardCount = 0;
    for (ProviderModels provider : this.providers.values()) {
      for (ModelEntry model : provider.models()) {
        modelCount++;
        for (RateCard card : model.prices().cards()) {
          cardCount++;
          addChange(card.validFrom());
          addChange(card.validTo());
        }
      }
    }
    this.models = modelCount;
    this.cards = cardCount;
  }

  private void addChange(@Nullable Instant change) {
    if (change != null) {
      changes.add(change);
    }
  }

  @Override
  public @Nullable ProviderModels get(String provider) {
    return providers.get(provider);
  }

  @Override
  public Collection<String> names() {
    return Collections.unmodifiableSet(providers.keySet());
  }

  @Override
  public @Nullable Instant nextChange(Instant after) {
    return changes.higher(after);
  }

  @Override
  public int modelCount() {
    return models;
  }

  @Override
  public int cardCount() {
    return cards;
  }
}
