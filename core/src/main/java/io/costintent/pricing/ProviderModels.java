/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models of one provider by every name they have. Filled once, read by many threads. */
final class ProviderModels {
  final String provider;
  final List<String> includes = new ArrayList<>();
  final List<String> fallbacks = new ArrayList<>();
  private final Map<String, Target> names = new HashMap<>();
  private final Map<String, SortedMap<Instant, ModelPrices>> moving = new HashMap<>();
  private final Set<ModelPrices> dateless = new HashSet<>();

  ProviderModels(String provider) {
    this.provider = provider;
  }

  void add(String name, ModelPrices prices, Match match) {
    if (names.putIfAbsent(name, new Target(prices, match)) != null || moving.containsKey(name)) {
      throw new IllegalArgumentException("name: " + name + " (expected: once in " + provider + ")");
    }
  }

  void move(String name, Instant from, ModelPrices prices) {
    SortedMap<Instant, ModelPrices> moves = moving.get(name);
    if (moves == null) {
      moves = new TreeMap<>();
      moving.put(name, moves);
    }
    if (names.containsKey(name) || moves.put(from, prices) != null) {
      throw new IllegalArgumentException("name: " + name + " (expected: once in " + provider + ")");
    }
  }

  void dateless(String name) {
    dateless.add(require(name));
  }

  ModelPrices require(String name) {
    Target target = names.get(name);
    if (target == null) {
      throw new IllegalArgumentException(
          "model: " + name + " (expected: a model of " + provider + ")");
    }
    return target.prices;
  }

  /** Returns what the first known candidate means, or null when none is known. */
  @Nullable Resolution resolve(ModelId id) {
    for (Map.Entry<String, Match> candidate : id.candidates().entrySet()) {
      Resolution resolution = resolve(candidate.getKey(), candidate.getValue(), id);
      if (resolution != null) {
        return resolution;
      }
    }
    return null;
  }

  private @Nullable Resolution resolve(String name, Match how, ModelId id) {
    SortedMap<Instant, ModelPrices> moves = moving.get(name);
    if (moves != null) {
      return how == Match.EXACT ? Resolution.moving(moves, id) : null;
    }
    Target target = names.get(name);
    if (target == null) {
      return null;
    }
    boolean edition = how == Match.DATED || how == Match.LATEST;
    if (edition && !dateless.contains(target.prices)) {
      return null;
    }
    return Resolution.fixed(target.prices, how == Match.EXACT ? target.match : how, id);
  }

  private record Target(ModelPrices prices, Match match) {}
}
