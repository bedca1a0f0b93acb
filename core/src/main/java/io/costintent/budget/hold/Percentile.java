/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The 95th percentile of a series of amounts, with a margin of safety, in constant memory.
 *
 * <p>Amounts fall into buckets, four to each doubling, and count as the upper end of theirs, so the
 * answer errs upwards by at most a quarter. Old ones fade: at 4,096 amounts all counts are halved.
 * Thread-safe.
 */
final class Percentile {
  /** Fewer amounts say nothing. */
  static final int MIN_SAMPLES = 30;

  private static final int RENEW_EVERY = 16;
  private static final int FADE_AT = 4096;
  private static final int PERCENT = 95;
  private static final int SAFETY_PERCENT = 120;
  private static final int BUCKETS = 256;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);
  private final AtomicLong samples = new AtomicLong();
  private volatile long estimate = -1;

  void add(long amount) {
    counts.incrementAndGet(bucket(amount));
    long added = samples.incrementAndGet();
    if (added == MIN_SAMPLES || (added > MIN_SAMPLES && added % RENEW_EVERY == 0)) {
      renew(added);
    }
  }

  /** Returns the percentile with its margin, or -1 as long as there are too few amounts. */
  long estimate() {
    return estimate;
  }

  private synchronized void renew(long added) {
    long total = 0;
    for (int i = 0; i < BUCKETS; i++) {
      total += counts.get(i);
    }
    long wanted = (total * PERCENT + 99) / 100;
    long seen = 0;
    for (int i = 0; i < BUCKETS && total > 0; i++) {
      seen += counts.get(i);
      if (seen >= wanted) {
        estimate = Estimate.product(upperEnd(i), SAFETY_PERCENT) / 100;
        break;
      }
    }
    if (added % FADE_AT == 0) {
      for (int i = 0; i < BUCKETS; i++) {
        int count = counts.get(i);
        counts.addAndGet(i, -(count / 2));
      }
    }
  }

  /** 0 to 3 have a bucket each; above, the two bits after the highest tell four apart. */
  static int bucket(long amount) {
    if (amount < 4) {
      return (int) Math.max(0, amount);
    }
    int highest = 63 - Long.numberOfLeadingZeros(amount);
    return 4 * (highest - 1) + (int) ((amount >>> (highest - 2)) & 3);
  }

  static long upperEnd(int bucket) {
    if (bucket < 4) {
      return bucket;
    }
    int highest = bucket / 4 + 1;
    long end = (4L + bucket % 4 + 1) << (highest - 2);
    return end <= 0 ? Long.MAX_VALUE : end - 1;
  }
}
