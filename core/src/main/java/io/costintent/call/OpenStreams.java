/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The streams that somebody took and has not ended yet.
 *
 * <p>Bounded: beyond the bound a stream is not watched, and only its own ending records it. There
 * is no thread here; the sweep runs when calls start, when metrics are collected and on close.
 */
final class OpenStreams {
  private static final int MAX_WATCHED = 10_000;

  private final Set<TrackedCall> watched = ConcurrentHashMap.newKeySet();
  private final AtomicLong nextSweep;
  private final long silenceNanos;
  private final long sweepEveryNanos;

  OpenStreams(long silenceNanos, long nowNanos) {
    this.silenceNanos = silenceNanos;
    this.sweepEveryNanos = Math.max(1, silenceNanos / 10);
    this.nextSweep = new AtomicLong(nowNanos + sweepEveryNanos);
  }

  void add(TrackedCall call) {
    if (watched.size() < MAX_WATCHED) {
      watched.add(call);
    }
  }

  void remove(TrackedCall call) {
    watched.remove(call);
  }

  int size() {
    return watched.size();
  }

  /** Sweeps when the last sweep was long ago; cheap otherwise. */
  void sweepIfDue(long nowNanos) {
    long due = nextSweep.get();
    if (nowNanos - due >= 0 && nextSweep.compareAndSet(due, nowNanos + sweepEveryNanos)) {
      sweep(nowNanos);
    }
  }

  /** Ends the streams that have been silent for too long. */
  void sweep(long nowNanos) {
    endSilentSince(nowNanos - silenceNanos);
  }

  /** Ends all streams. */
  void endAll(long nowNanos) {
    endSilentSince(nowNanos);
  }

  private void endSilentSince(long nanos) {
    for (TrackedCall call : watched) {
      call.abandonIfSilentSince(nanos);
    }
  }
}
