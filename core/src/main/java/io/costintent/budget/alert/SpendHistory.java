/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What a counter came to over the last while, at a distance that the shortest rule needs. Not
 * thread-safe; confine to one thread.
 */
final class SpendHistory {
  private final long distance;
  private final long length;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  private record Sample(long at, long settled) {}

  SpendHistory(Duration distance, Duration length) {
    this.distance = distance.toMillis();
    this.length = length.toMillis();
  }

  void add(Instant instant, long settled) {
    long at = instant.toEpochMilli();
    Sample last = samples.peekLast();
    if (last != null && at < last.at + distance) {
      return;
    }
    samples.addLast(new Sample(at, settled));
    while (samples.getFirst().at < at - length - 2 * distance) {
      samples.removeFirst();
    }
  }

  /**
   * Returns what was spent since {@code time} before {@code instant}, as far as it was seen: what
   * came while nobody looked is left out, so that a gap is no burst.
   */
  long spentIn(Duration time, Instant instant, long settled) {
    long from = instant.toEpochMilli() - time.toMillis();
    Sample before = null;
    for (Sample sample : samples) {
      if (sample.at >= from) {
        return Math.max(0, settled - settledAt(from, before, sample));
      }
      before = sample;
    }
    return 0;
  }

  /** Whether the counter has been looked at for that long; one call is no trend. */
  boolean isOlderThan(Duration time, Instant instant) {
    Sample first = samples.peekFirst();
    return first != null && first.at <= instant.toEpochMilli() - time.toMillis();
  }

  /** What the counter stood at between two samples, if they are near each other. */
  private long settledAt(long from, @Nullable Sample before, Sample after) {
    if (before == null || after.at - before.at > 2 * distance) {
      return after.settled;
    }
    return before.settled
        + Scale.of(
            Math.max(0, after.settled - before.settled),
            Duration.ofMillis(from - before.at),
            Duration.ofMillis(after.at - before.at));
  }
}
