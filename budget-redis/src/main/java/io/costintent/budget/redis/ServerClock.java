/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * The server's time, told from the local clock and how far it was off when last compared. Every
 * answer of the server is a comparison; one that was under way for long says little. Thread-safe.
 */
final class ServerClock implements InstantSource {
  private static final long STALE = TimeUnit.SECONDS.toNanos(2);
  private static final long TOLERANCE = TimeUnit.MILLISECONDS.toNanos(1);

  private final InstantSource local;
  private final Object lock = new Object();
  private volatile long offsetMillis;
  private long bestRoundTrip = Long.MAX_VALUE;
  private long comparedAt;

  ServerClock(InstantSource local) {
    this.local = local;
  }

  /**
   * Compares.
   *
   * @param serverMillis what the server said
   * @param sentAt when it was asked, by the monotonic clock
   * @param receivedAt when it answered
   */
  void compare(long serverMillis, long sentAt, long receivedAt) {
    long roundTrip = receivedAt - sentAt;
    synchronized (lock) {
      boolean stale = receivedAt - comparedAt > STALE;
      if (bestRoundTrip != Long.MAX_VALUE && !stale && roundTrip > bestRoundTrip + TOLERANCE) {
        return;
      }
      bestRoundTrip = stale ? roundTrip : Math.min(roundTrip, bestRoundTrip);
      comparedAt = receivedAt;
      long now = local.instant().toEpochMilli() - TimeUnit.NANOSECONDS.toMillis(roundTrip / 2);
      offsetMillis = serverMillis - now;
    }
  }

  long offsetMillis() {
    return offsetMillis;
  }

  @Override
  public Instant instant() {
    return local.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(offsetMillis);
  }
}
