/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models of one provider by every name they have. Filled once, read by many threads. */
final class ProviderModels {
  final String provider;
  final List<String> includes = new ArrayList<>();
  final List<String> fallbacks = new ArrayList<>();
  final Map<String, ModelEntry> models = new LinkedHashMap<>();
  final Map<String, Target> names = new HashMap<>();
  final Map<String, SortedMap<Instant, ModelEntry>> moving = new HashMap<>();

  ProviderModels(String provider) {
    this.provider = provider;
  }

  /** Adds a model under its own name. */
  void add(String name, ModelEntry model) {
    add(name, model, Match.EXACT);
    models.put(name, model);
  }

  void add(String name, ModelEntry model, Match match) {
    if (names.putIfAbsent(name, new Target(model, match)) != null || moving.containsKey(name)) {
      throw new IllegalArgumentException("name: " + name + " (expected: once in " + provider + ")");
    }
  }

  void move(String name, Instant from, ModelEntry model) {
    SortedMap<Instant, ModelEntry> moves = moving.get(name);
    if (moves == null) {
      moves = new TreeMap<>();
      moving.put(name, moves);
    }
    if (names.containsKey(name) || moves.put(from, model) != null) {
      throw new IllegalArgumentException("name: " + name + " (expected: once in " + provider + ")");
    }
  }

  ModelEntry require(String name) {
    Target target = names.get(name);
    if (target == null) {
      throw new IllegalArgumentException(
          "model: " + name + " (expected: a model of " + provider + ")");
    }
    return target.model;
  }

  /** Whether some models are listed by where they run. */
  boolean hasPlaces() {
    return models.keySet().stream().anyMatch(AzurePlaces::isPlaced);
  }

  Collection<ModelEntry> models() {
    return models.values();
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
    SortedMap<Instant, ModelEntry> moves = moving.get(name);
    if (moves != null) {
      return how == Match.EXACT ? Resolution.moving(moves, id) : null;
    }
    Target target = names.get(name);
    if (target == null) {
      return null;
    }
    boolean edition = how == Match.DATED || how == Match.LATEST;
    if (edition && !target.model.dateless) {
      return null;
    }
    return Resolution.fixed(target.model.prices(), how == Match.EXACT ? target.match : how, id);
  }

  record Target(ModelEntry model, Match match) {}
}
