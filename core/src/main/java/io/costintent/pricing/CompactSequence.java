/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers that are given in the order of first use, so that most references say no more than "the
 * next one": 0, or else how far back.
 */
final class CompactSequence<T> {
  private final Map<T, Integer> numbers = new HashMap<>();

  /** How many there are. */
  int size() {
    return numbers.size();
  }

  /** Returns the reference to a value, which is new when the reference is 0. */
  int refer(T value) {
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(value, next);
    return known == null ? 0 : next - known;
  }
}
