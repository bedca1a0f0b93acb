/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes keys such as {@code prices[gpt-4.1].tiers[0].limit} apart. */
final class DottedKey {
  private static final Pattern PART =
      Pattern.compile(
          "(?<dot>\\.?)(?:\\[(?<index>[0-9]{1,4})]|\\[(?<quoted>[^\\[\\]]+)]|(?<name>[^.\\[\\]]+))");

  private DottedKey() {}

  /** A name, or an index where the name is null. */
  record Part(@Nullable String name, int index) {}

  /** Returns the parts in order; empty when {@code key} has no such form. */
  static List<Part> parts(String key) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(key);
    int end = 0;
    while (matcher.lookingAt()) {
      boolean bracket = matcher.group("name") == null;
      boolean dotted = !matcher.group("dot").isEmpty();
      boolean dotFits = bracket ? !dotted : dotted == (end > 0);
      if (!dotFits) {
        return List.of();
      }
      parts.add(part(matcher));
      end = matcher.end();
      matcher.region(end, key.length());
    }
    return end == key.length() ? parts : List.of();
  }

  private static Part part(Matcher matcher) {
    if (matcher.group("index") != null) {
      return new Part(null, Integer.parseInt(matcher.group("index")));
    }
    String quoted = matcher.group("quoted");
    return new Part(quoted != null ? quoted : matcher.group("name"), -1);
  }
}
