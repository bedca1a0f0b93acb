/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTrackingBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of properties as Spring users write them, with hyphens or in camel case, as core has them.
 */
final class PropertyNames {
  /** Below these, names are of the application's own making: labels, models, experiments. */
  private static final Set<String> OF_OWN_NAMES =
      Set.of("label", "models", "ends", "replace", "resource");

  private static final Pattern PART =
      Pattern.compile("(?<dot>\\.?)(?<name>[^.\\[\\]]+)|(?<bracket>\\[[^\\[\\]]*])");
  private static final Map<String, String> WORDS = words();

  /** Returns the key of core's that {@code name} means; what is none is left to core to refuse. */
  static String key(String name) {
    StringBuilder key = new StringBuilder();
    Matcher matcher = PART.matcher(name);
    int end = 0;
    while (matcher.lookingAt()) {
      end = matcher.end();
      String part = matcher.group("name");
      if (part == null) {
        key.append(matcher.group("bracket"));
      } else {
        String word = WORDS.getOrDefault(plain(part), part);
        key.append(matcher.group("dot")).append(word);
        if (OF_OWN_NAMES.contains(word)) {
          return key.append(ownName(name.substring(end))).toString();
        }
      }
      matcher.region(end, name.length());
    }
    return end == name.length() ? key.toString() : name;
  }

  /** Returns the dots of a name, which YAML's maps and core's differ in, as part of one name. */
  private static String ownName(String rest) {
    boolean oneName = rest.startsWith(".") && rest.indexOf('.', 1) > 0 && !rest.contains("[");
    return oneName ? '[' + rest.substring(1) + ']' : rest;
  }

  private static String plain(String word) {
    return word.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    for (List<String> keys : List.of(CostTrackingBuilder.configurationKeys(), OwnKeys.ALL)) {
      for (String key : keys) {
        for (String word : key.split("[.\\[\\]]+", -1)) {
          words.put(plain(word), word);
        }
      }
    }
    return words;
  }

  private PropertyNames() {}
}
