/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Providers' words for the same service tiers. */
final class ServiceTiers {
  static final String BATCH = "batch";

  /** Words that mean the list price, and words for another tier than they say. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("", "standard"),
          Map.entry("auto", "standard"),
          Map.entry("default", "standard"),
          Map.entry("standard_only", "standard"),
          Map.entry("on_demand", "standard"),
          Map.entry("ondemand", "standard"),
          Map.entry("on_demand_priority", "priority"),
          Map.entry("on_demand_flex", "flex"),
          Map.entry("performance", "priority"),
          Map.entry("batches", BATCH),
          Map.entry("not_available", "standard"),
          Map.entry("traffic_type_unspecified", "standard"));

  private ServiceTiers() {}

  /** Returns the tier of what was served, else of what was asked for; null for the standard one. */
  static @Nullable String effective(@Nullable String served, @Nullable String requested) {
    String word = served != null ? served : requested;
    if (word == null) {
      return null;
    }
    String lower = word.trim().toLowerCase(Locale.ROOT);
    String tier = WORDS.getOrDefault(lower, lower);
    return tier.equals("standard") ? null : tier;
  }
}
