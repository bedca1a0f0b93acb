/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The ids of reservations that ended lately, so that what is done under them again counts once.
 *
 * <p>A table of fixed size, in buckets of a cache line: in a full bucket the id that was put first
 * goes. An id is known by 64 bits made of its hash code and its last eight characters; ids of one
 * prefix and a number that counts up differ for certain, other ids but for once in 2<sup>61</sup>.
 * Lock-free and thread-safe.
 */
final class EndedReservations {
  /** Seven ids, and which of them goes next. */
  private static final int BUCKET = 8;

  private static final int WAYS = BUCKET - 1;
  private static final int TAIL = 8;

  private final AtomicLongArray table;
  private final int shift;

  /** Creates a table that has room for at least {@code capacity}. */
  EndedReservations(int capacity) {
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros((capacity - 1) / WAYS));
    this.shift = 64 - bits;
    this.table = new AtomicLongArray(BUCKET << bits);
  }

  boolean contains(String id) {
    long mark = mark(id);
    int first = bucket(mark);
    for (int i = first; i < first + WAYS; i++) {
      if (table.getAcquire(i) == mark) {
        return true;
      }
    }
    return false;
  }

  void put(String id) {
    long mark = mark(id);
    int first = bucket(mark);
    long turn = table.getAndIncrement(first + WAYS);
    table.setRelease(first + (int) Math.floorMod(turn, (long) WAYS), mark);
  }

  /** Never 0, which is an empty place. */
  private static long mark(String id) {
    long tail = 0;
    for (int i = Math.max(0, id.length() - TAIL); i < id.length(); i++) {
      tail = (tail << 8) ^ id.charAt(i);
    }
    long mixed = (tail ^ ((long) id.hashCode() << 32)) * 0x9E3779B97F4A7C15L;
    long mark = (mixed ^ (mixed >>> 29) ^ id.hashCode()) * 0xBF58476D1CE4E5B9L;
    return mark == 0 ? 1 : mark;
  }

  private int bucket(long mark) {
    return (int) (mark >>> shift) * BUCKET;
  }
}
