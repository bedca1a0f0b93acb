/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distinct values and their numbers. Those used most have the lowest, once they are ranked. */
final class CompactDictionary<T> {
  private final Map<T, int[]> counts = new LinkedHashMap<>();
  private final List<T> values = new ArrayList<>();

  /** Counts a use of a value. */
  void add(T value) {
    counts.computeIfAbsent(value, it -> new int[2])[0]++;
  }

  /** Gives the numbers; values used equally often keep the order in which they came. */
  void rank() {
    values.addAll(counts.keySet());
    values.sort((a, b) -> Integer.compare(count(b)[0], count(a)[0]));
    for (int i = 0; i < values.size(); i++) {
      count(values.get(i))[1] = i;
    }
  }

  List<T> values() {
    return values;
  }

  int number(T value) {
    return count(value)[1];
  }

  private int[] count(T value) {
    int[] count = counts.get(value);
    if (count == null) {
      throw new IllegalStateException("not counted: " + value);
    }
    return count;
  }
}
