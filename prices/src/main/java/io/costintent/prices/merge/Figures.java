/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Compares figures of two sources. */
final class Figures {
  /** Seconds published per hour and stored per second come back a little off. */
  private static final BigDecimal CONVERSION = new BigDecimal("0.001");

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private Figures() {}

  /** Whether the figures are the same but for rounding. */
  static boolean agree(Price a, Price b) {
    BigDecimal difference = a.amount().subtract(b.amount()).abs();
    BigDecimal larger = a.amount().max(b.amount());
    return difference.compareTo(larger.multiply(CONVERSION)) <= 0
        || isRounded(a, b)
        || isRounded(b, a);
  }

  /** Whether {@code shown} is {@code exact}, rounded to whole cents as price pages do. */
  static boolean isRounded(Price shown, Price exact) {
    int scale = shown.amount().scale();
    return scale == 2
        && exact.amount().scale() > scale
        && exact.amount().setScale(scale, RoundingMode.HALF_UP).compareTo(shown.amount()) == 0;
  }

  /** Whether the figures are more than five times apart, or only one of them is zero. */
  static boolean isImplausible(Price a, Price b) {
    BigDecimal smaller = a.amount().min(b.amount());
    BigDecimal larger = a.amount().max(b.amount());
    return larger.compareTo(smaller.multiply(FIVE)) > 0;
  }
}
