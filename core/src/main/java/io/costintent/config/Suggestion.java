/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that was probably meant.
 *
 * <p>For messages of our modules. Thread-safe.
 *
 * @since 0.1
 */
public final class Suggestion {
  /** Longer names are compared no further: a key of a megabyte must not cost a second. */
  private static final int MAX_LENGTH = 64;

  private Suggestion() {}

  /** Returns {@code (did you mean x?)}, or the names there are when none is close. */
  public static String of(String name, Collection<String> known) {
    String closest = closest(name, known);
    if (closest != null) {
      return "(did you mean " + closest + "?)";
    }
    return known.isEmpty()
        ? "(expected: no keys)"
        : "(expected: one of " + String.join(", ", new TreeSet<>(known)) + ")";
  }

  /** Returns the closest name, of equally close ones the first by alphabet, or null. */
  static @Nullable String closest(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int best = Math.max(1, Math.min(3, wanted.length() / 3)) + 1;
    String closest = null;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        closest = candidate;
      }
    }
    return closest;
  }

  /** Counts insertions, deletions, replacements and swaps of neighbours. */
  private static int distance(String a, String b) {
    if (a.length() > MAX_LENGTH || b.length() > MAX_LENGTH) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int shifted = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        cost[i][j] = Math.min(replaced, shifted);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
