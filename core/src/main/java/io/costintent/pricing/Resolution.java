/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What one model name means, at any instant. Immutable. */
final class Resolution {
  private static final Instant[] SINCE_EVER = {Instant.MIN};

  static final Resolution UNKNOWN_PROVIDER = new Resolution(PriceLookup.Missing.UNKNOWN_PROVIDER);
  static final Resolution UNKNOWN_MODEL = new Resolution(PriceLookup.Missing.UNKNOWN_MODEL);

  static final Resolution UNMAPPED_NAME = new Resolution(PriceLookup.Missing.UNMAPPED_NAME);

  private final Instant[] from;
  private final PriceLookup[] lookups;

  static Resolution fixed(ModelPrices prices, Match match, ModelId id) {
    return new Resolution(new PriceLookup.Found(prices, match, id.scope(), id.region()));
  }

  static Resolution moving(SortedMap<Instant, ModelEntry> moves, ModelId id) {
    List<PriceLookup> lookups = new ArrayList<>();
    for (Map.Entry<Instant, ModelEntry> move : moves.entrySet()) {
      lookups.add(
          new PriceLookup.Found(move.getValue().prices(), Match.LATEST, id.scope(), id.region()));
    }
    return new Resolution(moves.keySet().toArray(new Instant[0]), lookups);
  }

  private Resolution(PriceLookup lookup) {
    this(SINCE_EVER, List.of(lookup));
  }

  private Resolution(Instant[] from, List<PriceLookup> lookups) {
    this.from = from;
    this.lookups = lookups.toArray(new PriceLookup[0]);
  }

  boolean isFound() {
    return lookups[0] instanceof PriceLookup.Found;
  }

  /** Returns the same prices, marked as standing in for those of another provider. */
  Resolution asFallback() {
    List<PriceLookup> marked = new ArrayList<>();
    for (PriceLookup lookup : lookups) {
      marked.add(
          lookup instanceof PriceLookup.Found found
              ? new PriceLookup.Found(
                  found.prices(), Match.FALLBACK_PROVIDER, found.scope(), found.region())
              : lookup);
    }
    return new Resolution(from, marked);
  }

  PriceLookup at(Instant instant) {
    for (int i = from.length - 1; i >= 0; i--) {
      if (!instant.isBefore(from[i])) {
        return valid(lookups[i], instant);
      }
    }
    return PriceLookup.Missing.OUTSIDE_VALIDITY;
  }

  private static PriceLookup valid(PriceLookup lookup, Instant instant) {
    return lookup instanceof PriceLookup.Found found && !found.prices().isPricedAt(instant)
        ? PriceLookup.Missing.OUTSIDE_VALIDITY
        : lookup;
  }
}
