/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Puts one tree over another. */
final class Layers {
  private Layers() {}

  static ConfigNode merge(ConfigNode upper, ConfigNode lower) {
    ConfigProblems problems = new ConfigProblems();
    ConfigNode merged = merge(upper, lower, problems);
    problems.throwIfAny();
    return merged;
  }

  private static ConfigNode merge(ConfigNode upper, ConfigNode lower, ConfigProblems problems) {
    if (upper.isUnset() || lower.isUnset()) {
      return upper.isUnset() ? lower : upper;
    }
    if (upper.isMap() != lower.isMap()) {
      String clash = upper.shown() + " over " + lower.shown() + " at " + lower.location();
      problems.add(
          upper.location(), upper.configPath(), clash + " (expected: both a map, or neither)");
      return upper;
    }
    return upper.isMap() ? mergeMaps(upper, lower, problems) : upper;
  }

  private static ConfigNode mergeMaps(ConfigNode upper, ConfigNode lower, ConfigProblems problems) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>(lower.entries());
    upper
        .entries()
        .forEach((name, node) -> {
          ConfigNode below = entries.get(name);
          entries.put(name, below == null ? node : merge(node, below, problems));
        });
    // A key that is missing is looked for in a file, not in an environment variable.
    Location location = upper.location().line() == null ? lower.location() : upper.location();
    return ConfigNode.map(upper.configPath(), location, entries);
  }
}
