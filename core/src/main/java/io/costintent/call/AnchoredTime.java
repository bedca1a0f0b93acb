/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day, told by the clock for durations: one reading serves both, and the clock for
 * stamps is read once a second, which also follows it when it is set. Thread-safe.
 */
final class AnchoredTime {
  private static final long VALID_NANOS = 1_000_000_000;

  private final InstantSource wall;
  private volatile Anchor anchor;

  AnchoredTime(InstantSource wall, long nowNanos) {
    this.wall = wall;
    this.anchor = new Anchor(wall.instant(), nowNanos);
  }

  /** Returns the time of day at a reading of the clock for durations that was taken just now. */
  Instant at(long nowNanos) {
    Anchor current = anchor;
    long since = nowNanos - current.nanos;
    if (since < 0 || since >= VALID_NANOS) {
      current = new Anchor(wall.instant(), nowNanos);
      anchor = current;
      return current.instant;
    }
    return since == 0 ? current.instant : current.instant.plusNanos(since);
  }

  private record Anchor(Instant instant, long nanos) {}
}
