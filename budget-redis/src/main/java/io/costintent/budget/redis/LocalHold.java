/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call took out of a slice. Changed under the slice's lock. */
final class LocalHold {
  enum State {
    HELD,
    EXPIRED,
    ENDED,
    MOVED
  }

  final long expiresAt;
  List<Hold> holds;
  volatile State state;
  private final @Nullable Slice slice;

  private LocalHold(@Nullable Slice slice, List<Hold> holds, long expiresAt, State state) {
    this.slice = slice;
    this.holds = holds;
    this.expiresAt = expiresAt;
    this.state = state;
  }

  static LocalHold of(Slice slice, Reservation reservation, long expiresAt) {
    return new LocalHold(slice, reservation.holds(), expiresAt, State.HELD);
  }

  /** Returns what stands for a call that the store was asked for. */
  static LocalHold elsewhere() {
    return new LocalHold(null, List.of(), Long.MAX_VALUE, State.MOVED);
  }

  /** Whether the store, not a slice, knows of the call. */
  boolean isElsewhere() {
    return state == State.MOVED;
  }

  Slice slice() {
    return requireNonNull(slice, "slice");
  }
}
