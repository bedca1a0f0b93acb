/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import java.util.Locale;

/**
 * A host, or with a leading {@code *.} every host below it.
 *
 * @param name lower case, without the {@code *.}
 * @param below whether hosts below the name are meant instead of the name itself
 */
record HostPattern(String name, boolean below) {
  static HostPattern parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    boolean below = lower.startsWith("*.");
    String name = below ? lower.substring(2) : lower;
    if (name.isEmpty() || !name.chars().allMatch(HostPattern::isHostCharacter)) {
      throw new IllegalArgumentException(
          "host: " + text + " (expected: a host name, or *. and a domain)");
    }
    return new HostPattern(name, below);
  }

  private static boolean isHostCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == ':'
        || c == '['
        || c == ']';
  }

  boolean matches(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return below ? lower.endsWith('.' + name) : lower.equals(name);
  }
}
