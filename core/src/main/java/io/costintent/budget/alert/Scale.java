/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import java.math.BigInteger;
import java.time.Duration;

/** Proportions of amounts that may not fit a long on the way. */
final class Scale {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** Returns {@code percent} of {@code amount}, rounded up. */
  static long percentUp(long amount, int percent) {
    return product(amount, percent)
        .add(BigInteger.valueOf(99))
        .divide(BigInteger.valueOf(100))
        .min(MAX)
        .longValueExact();
  }

  /** Returns {@code amount * part / whole}, rounded down. */
  static long of(long amount, Duration part, Duration whole) {
    return product(amount, part.toMillis())
        .divide(BigInteger.valueOf(Math.max(1, whole.toMillis())))
        .min(MAX)
        .longValueExact();
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  private Scale() {}
}
