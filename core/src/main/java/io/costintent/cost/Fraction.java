/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.math.BigInteger;

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

  boolean isZero() {
    return numerator.signum() == 0;
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  Fraction times(BigDecimal factor) {
    return new Fraction(numerator.multiply(factor), denominator);
  }

  /** Multiplies by a factor and divides by a number above zero. */
  Fraction times(BigDecimal factor, BigDecimal divisor) {
    BigDecimal up = numerator.multiply(factor);
    if (divisor.scale() > 0) {
      up = up.scaleByPowerOfTen(divisor.scale());
    }
    BigInteger down = divisor.scale() > 0 ? divisor.unscaledValue() : divisor.toBigIntegerExact();
    return new Fraction(up, denominator.multiply(down));
  }

  /** Returns the amount in steps of so many digits, or the greatest long when there are more. */
  long roundedSteps(int digits) {
    BigInteger steps = rounded(digits).scaleByPowerOfTen(digits).toBigInteger();
    return steps.bitLength() < Long.SIZE ? steps.longValueExact() : Long.MAX_VALUE;
  }

  /** Returns the amount with all its digits where they end, else rounded half even. */
  BigDecimal exactOr(int scale) {
    BigDecimal whole = new BigDecimal(denominator);
    BigInteger shared = numerator.unscaledValue().gcd(denominator);
    BigInteger rest = denominator.divide(shared.signum() == 0 ? BigInteger.ONE : shared);
    BigDecimal amount =
        isTenth(rest) ? numerator.divide(whole) : numerator.divide(whole, scale, HALF_EVEN);
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /** Whether one part of so many has a last digit: whether 2 and 5 are its only factors. */
  private static boolean isTenth(BigInteger parts) {
    BigInteger odd = parts.shiftRight(Math.max(parts.getLowestSetBit(), 0));
    BigInteger five = BigInteger.valueOf(5);
    while (odd.mod(five).signum() == 0) {
      odd = odd.divide(five);
    }
    return odd.equals(BigInteger.ONE);
  }

  /** Rounds half even: the only place where an amount loses digits. */
  BigDecimal rounded(int scale) {
    return numerator.divide(new BigDecimal(denominator), scale, HALF_EVEN);
  }
}
