/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * What a worker says that it settled, in mapped memory that outlives it: before and after each
 * settlement, so that for each thread at most the last one is in doubt.
 */
final class Tally {
  private static final int FIELDS = 8;
  private static final int INTENDED = 0;
  private static final int DONE = 1;
  private static final int LAST_CALL = 2;
  private static final int GRANTED = 3;
  private static final int REFUSED = 4;
  private static final int UNAVAILABLE = 5;

  private final LongBuffer longs;
  private final int threads;

  private Tally(LongBuffer longs, int threads) {
    this.longs = longs;
    this.threads = threads;
  }

  static Tally of(Path file, int threads) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      return new Tally(
          access
              .getChannel()
              .map(MapMode.READ_WRITE, 0, (long) threads * FIELDS * Long.BYTES)
              .asLongBuffer(),
          threads);
    }
  }

  void intends(int thread, long call, long amount) {
    put(thread, LAST_CALL, call);
    put(thread, INTENDED, get(thread, INTENDED) + amount);
  }

  void did(int thread) {
    put(thread, DONE, get(thread, INTENDED));
  }

  void granted(int thread) {
    put(thread, GRANTED, get(thread, GRANTED) + 1);
  }

  void refused(int thread) {
    put(thread, REFUSED, get(thread, REFUSED) + 1);
  }

  void unavailable(int thread) {
    put(thread, UNAVAILABLE, get(thread, UNAVAILABLE) + 1);
  }

  long done() {
    return sum(DONE);
  }

  long intended() {
    return sum(INTENDED);
  }

  long granted() {
    return sum(GRANTED);
  }

  long refused() {
    return sum(REFUSED);
  }

  long unavailable() {
    return sum(UNAVAILABLE);
  }

  /** What one thread was settling when it was stopped; 0 when nothing. */
  long inDoubt(int thread) {
    return get(thread, INTENDED) - get(thread, DONE);
  }

  long lastCall(int thread) {
    return get(thread, LAST_CALL);
  }

  private long sum(int field) {
    long sum = 0;
    for (int thread = 0; thread < threads; thread++) {
      sum += get(thread, field);
    }
    return sum;
  }

  private long get(int thread, int field) {
    return longs.get(thread * FIELDS + field);
  }

  private void put(int thread, int field, long value) {
    longs.put(thread * FIELDS + field, value);
  }
}
