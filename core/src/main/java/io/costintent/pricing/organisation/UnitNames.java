/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import io.costintent.usage.UsageUnit;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names of units as people write them: {@code input} for {@code input_tokens}. */
final class UnitNames {
  private static final String TOKENS = "_tokens";

  private UnitNames() {}

  /** Returns the unit, a unit of the caller's own when the name has a dot, or null. */
  static @Nullable UsageUnit find(String name) {
    UsageUnit exact = UsageUnit.known(name);
    if (exact != null) {
      return exact;
    }
    UsageUnit tokens = UsageUnit.known(name + TOKENS);
    if (tokens != null) {
      return tokens;
    }
    if (name.equals("reasoning")) {
      return UsageUnit.OUTPUT_REASONING_TOKENS;
    }
    return name.indexOf('.') > 0 ? UsageUnit.of(name) : null;
  }

  /** All names that {@link #find} knows. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>(Set.of("reasoning"));
    for (UsageUnit unit : UsageUnit.known()) {
      names.add(unit.name());
      if (unit.name().endsWith(TOKENS)) {
        names.add(unit.name().substring(0, unit.name().length() - TOKENS.length()));
      }
    }
    return names;
  }

  /** How many units a price is for unless it says so: a million tokens, or one of anything else. */
  static long usualQuantity(UsageUnit unit) {
    return unit.name().endsWith(TOKENS) ? 1_000_000 : 1;
  }
}
