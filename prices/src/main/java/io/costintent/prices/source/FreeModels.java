/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import java.util.Locale;
import java.util.Set;

/** Tells models that cost nothing from models whose price a collection does not know. */
final class FreeModels {
  /** What runs on the caller's own machine. */
  private static final Set<String> LOCAL = Set.of("ollama", "lemonade", "searxng", "duckduckgo");

  private FreeModels() {}

  /** Whether zeros are a price here. */
  static boolean isFree(String provider, String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return name.endsWith(":free")
        || name.endsWith("-free")
        || (LOCAL.contains(provider) && !name.endsWith("-cloud"));
  }
}
