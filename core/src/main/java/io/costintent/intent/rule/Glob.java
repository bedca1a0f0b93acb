/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

/**
 * A pattern of names: {@code *} stands for any characters but the separator, {@code **} for any at
 * all. Immutable and thread-safe.
 */
final class Glob {
  /** No character separates: {@code *} stands for anything. */
  static final char NOTHING = '\0';

  private final String pattern;
  private final char separator;

  Glob(String pattern, char separator) {
    this.pattern = pattern;
    this.separator = separator;
  }

  boolean matches(String name) {
    return matches(0, name, 0);
  }

  private boolean matches(int at, String name, int from) {
    int star = pattern.indexOf('*', at);
    if (star < 0) {
      return name.substring(from).equals(pattern.substring(at));
    }
    int literal = star - at;
    if (!name.regionMatches(from, pattern, at, literal)) {
      return false;
    }
    boolean across = pattern.startsWith("**", star);
    int next = star + (across ? 2 : 1);
    for (int end = from + literal; end <= name.length(); end++) {
      if (matches(next, name, end)) {
        return true;
      }
      if (end < name.length() && !across && name.charAt(end) == separator) {
        return false;
      }
    }
    return false;
  }

  /** Returns the pattern as written. */
  @Override
  public String toString() {
    return pattern;
  }
}
