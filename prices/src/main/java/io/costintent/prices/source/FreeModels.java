/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import java.util.Locale;
import java.util.Set;

/** Tells models that cost nothing from models whose price a collection does not know. */
final class FreeModels {
  /** Searches that nobody bills; a model on one's own machine is not free, its machine costs. */
  private static final Set<String> SEARCHES = Set.of("searxng", "duckduckgo");

  private FreeModels() {}

  /** Whether zeros are a price here. */
  static boolean isFree(String provider, String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return name.endsWith(":free") || name.endsWith("-free") || SEARCHES.contains(provider);
  }
}
