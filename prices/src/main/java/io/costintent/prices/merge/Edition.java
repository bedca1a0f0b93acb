/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that end in a date or in {@code latest}. */
final class Edition {
  private static final Pattern DATED =
      Pattern.compile("(.+)-(?:20\\d{6}|20\\d{2}-\\d{2}-\\d{2}|latest)");

  private Edition() {}

  /** Returns the name without its edition, or null when it has none. */
  static @Nullable String family(String name) {
    Matcher dated = DATED.matcher(name);
    return dated.matches() ? dated.group(1) : null;
  }
}
