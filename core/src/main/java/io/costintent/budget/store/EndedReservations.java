/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The reservations that ended lately, so that what is done under their ids again counts once.
 *
 * <p>A table of fixed size, in buckets: in a full bucket the one that was put first goes. Lock-free
 * and thread-safe.
 */
final class EndedReservations {
  private static final int WAYS = 8;
  private static final int GOLDEN = 0x9E3779B9;

  private final AtomicReferenceArray<KnownReservation> reservations;
  private final AtomicIntegerArray hashes;
  private final AtomicIntegerArray turns;
  private final int shift;

  /** Creates a table that has room for at least {@code capacity}. */
  EndedReservations(int capacity) {
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros((capacity - 1) / WAYS));
    this.shift = 32 - bits;
    this.turns = new AtomicIntegerArray(1 << bits);
    this.hashes = new AtomicIntegerArray(WAYS << bits);
    this.reservations = new AtomicReferenceArray<>(WAYS << bits);
  }

  @Nullable KnownReservation find(String id) {
    int hash = id.hashCode();
    int first = bucket(hash) * WAYS;
    for (int i = first; i < first + WAYS; i++) {
      if (hashes.get(i) == hash) {
        KnownReservation found = reservations.get(i);
        if (found != null && found.id().equals(id)) {
          return found;
        }
      }
    }
    return null;
  }

  void put(KnownReservation reservation) {
    int hash = reservation.id().hashCode();
    int bucket = bucket(hash);
    int cell = bucket * WAYS + (turns.getAndIncrement(bucket) & (WAYS - 1));
    reservations.set(cell, reservation);
    hashes.set(cell, hash);
  }

  private int bucket(int hash) {
    return (hash * GOLDEN) >>> shift;
  }
}
