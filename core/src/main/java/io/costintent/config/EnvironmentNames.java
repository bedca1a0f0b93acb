/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables that stand for known keys. Immutable and thread-safe. */
final class EnvironmentNames {
  static final String PREFIX = "COSTINTENT_";

  private static final Pattern NUMBER = Pattern.compile("(?<=_)(0|[1-9][0-9]{0,3})(?=_|$)");
  private static final String ANY_INDEX = "[]";

  /** Keys by the name of their variable, in which "[]" stands for an index. */
  private final Map<String, String> keys;

  private EnvironmentNames(Map<String, String> keys) {
    this.keys = keys;
  }

  static EnvironmentNames of(Collection<String> keys) {
    Map<String, String> byName = new HashMap<>();
    for (String key : new TreeSet<>(keys)) {
      String name = variable(key);
      String other = byName.put(name, key);
      if (other != null) {
        throw new IllegalArgumentException(
            "keys: " + other + " and " + key + " (expected: one key for " + name + ")");
      }
    }
    return new EnvironmentNames(byName);
  }

  /** Returns the key that variable {@code name} stands for, with its indexes, or null. */
  @Nullable String key(String name) {
    String direct = keys.get(name);
    if (direct != null) {
      return direct;
    }
    List<String> indexes = new ArrayList<>();
    Matcher numbers = NUMBER.matcher(name);
    while (numbers.find()) {
      indexes.add(numbers.group());
    }
    String key = keys.get(numbers.replaceAll(ANY_INDEX));
    if (key == null) {
      return null;
    }
    for (String index : indexes) {
      key = key.replaceFirst("\\[]", "[" + index + "]");
    }
    return key;
  }

  String unknown(String name) {
    String closest = Suggestion.closest(name, keys.keySet());
    String hint = closest == null ? "" : " (did you mean " + closest.replace("[]", "0") + "?)";
    return "environment variable " + ConfigPath.escape(name) + ": stands for no key" + hint;
  }

  private static String variable(String key) {
    String plain = key.replace(ANY_INDEX, "_" + ANY_INDEX).replace('.', '_').replace('-', '_');
    return PREFIX + plain.toUpperCase(Locale.ROOT);
  }
}
