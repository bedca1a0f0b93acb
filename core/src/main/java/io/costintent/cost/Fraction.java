/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact amount, also where no decimal ends: 0.36 USD for 3,600 seconds, times seven. */
record Fraction(BigDecimal numerator, BigInteger denominator) {
  static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigInteger.ONE);

  Fraction plus(Fraction other) {
    if (denominator.equals(other.denominator)) {
      return new Fraction(numerator.add(other.numerator), denominator);
    }
    BigInteger gcd = denominator.gcd(other.denominator);
    BigInteger mine = other.denominator.divide(gcd);
    BigInteger theirs = denominator.divide(gcd);
    return new Fraction(
        numerator
            .multiply(new BigDecimal(mine))
            .add(other.numerator.multiply(new BigDecimal(theirs))),
        denominator.multiply(mine));
  }

  /** Rounds half even: the only place where an amount loses digits. */
  BigDecimal rounded(int scale) {
    return numerator.divide(new BigDecimal(denominator), scale, RoundingMode.HALF_EVEN);
  }
}
