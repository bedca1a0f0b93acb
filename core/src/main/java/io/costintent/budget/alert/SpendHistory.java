/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * What a counter came to over the last while, at a distance that the shortest rule needs. Not
 * thread-safe; confine to one thread.
 */
final class SpendHistory {
  private final Duration distance;
  private final Duration length;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  private record Sample(Instant at, long settled) {}

  SpendHistory(Duration distance, Duration length) {
    this.distance = distance;
    this.length = length;
  }

  void add(Instant at, long settled) {
    Sample last = samples.peekLast();
    if (last != null && at.isBefore(last.at.plus(distance))) {
      return;
    }
    samples.addLast(new Sample(at, settled));
    while (samples.getFirst().at.isBefore(at.minus(length))) {
      samples.removeFirst();
    }
  }

  /**
   * Returns what was spent since {@code time} before {@code at}, as far as it was seen: never more
   * than the truth, so that a gap is no burst.
   */
  long spentIn(Duration time, Instant at, long settled) {
    Instant from = at.minus(time);
    for (Sample sample : samples) {
      if (!sample.at.isBefore(from)) {
        return Math.max(0, settled - sample.settled);
      }
    }
    return 0;
  }
}
