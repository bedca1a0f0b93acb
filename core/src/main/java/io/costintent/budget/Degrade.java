/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which smaller model takes over once part of a budget is used.
 *
 * @param percent from how much of the limit on, from 0 to 100
 * @param models the model to use instead, by the model asked for; any edition of it
 * @since 0.1
 */
public record Degrade(int percent, Map<String, String> models) {
  /** From which percent on unless said otherwise. */
  public static final int DEFAULT_PERCENT = 80;

  public Degrade {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent: " + percent + " (expected: 0 to 100)");
    }
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models: none (expected: at least one)");
    }
    Map<String, String> lower = new TreeMap<>();
    models.forEach((from, to) -> lower.put(from.toLowerCase(Locale.ROOT), to));
    models = Map.copyOf(lower);
  }

  /** Returns the model to use instead of {@code model}, or null when there is none. */
  public @Nullable String instead(String provider, String model) {
    String plain = model.toLowerCase(Locale.ROOT);
    String direct = models.get(plain);
    if (direct != null) {
      return direct.equalsIgnoreCase(plain) ? null : direct;
    }
    for (String name : BudgetModels.names(provider, model)) {
      String other = models.get(name);
      if (other != null) {
        return other.equalsIgnoreCase(plain) ? null : other;
      }
    }
    return null;
  }
}
