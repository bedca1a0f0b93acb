/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.organisation;

import io.costintent.config.ConfigNode;
import io.costintent.usage.UsageUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names of units as people write them: {@code input} for {@code input_tokens}, and those that the
 * file itself declares. Not thread-safe; confine to one thread.
 */
final class UnitNames {
  private static final String TOKENS = "_tokens";

  private final Map<String, UsageUnit> declared = new LinkedHashMap<>();

  /** Declares a unit of the organisation's own. */
  void declare(ConfigNode name) {
    UsageUnit unit =
        name.parse("lower case letters, digits, _ and ., such as read_units", UsageUnit::of);
    if (builtIn(unit.name()) != null) {
      throw name.invalid("a name that no unit has yet");
    }
    if (declared.put(unit.name(), unit) != null) {
      throw name.invalid("each name once");
    }
  }

  /** The units that the file declares. */
  Iterable<UsageUnit> declared() {
    return declared.values();
  }

  /** Returns the unit, a unit of the caller's own when the name has a dot, or null. */
  @Nullable UsageUnit find(String name) {
    UsageUnit known = builtIn(name);
    if (known != null || declared.containsKey(name)) {
      return known == null ? declared.get(name) : known;
    }
    return name.indexOf('.') > 0 ? UsageUnit.of(name) : null;
  }

  private static @Nullable UsageUnit builtIn(String name) {
    UsageUnit exact = UsageUnit.known(name);
    if (exact != null) {
      return exact;
    }
    UsageUnit tokens = UsageUnit.known(name + TOKENS);
    if (tokens != null) {
      return tokens;
    }
    return name.equals("reasoning") ? UsageUnit.OUTPUT_REASONING_TOKENS : null;
  }

  /** All names that {@link #find} knows. */
  Set<String> all() {
    Set<String> names = new TreeSet<>(declared.keySet());
    names.add("reasoning");
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
