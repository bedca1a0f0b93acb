/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money in one currency.
 *
 * <p>Sums and differences are exact. Rounding happens once, where a price is complete, through
 * {@link #rounded()}: half even at 10<sup>-12</sup> of the currency unit. Amounts that fit a {@code
 * long} count of those trillionths ("picos", up to about 9.2 million units) are kept as such,
 * others as a {@link BigDecimal}; the two never differ in value, comparison or text.
 *
 * <p>Amounts of different currencies cannot be added or compared: that throws an {@link
 * IllegalArgumentException}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Money implements Comparable<Money> {
  /** Digits after the decimal point that a complete price keeps. */
  public static final int SCALE = 12;

  private static final long ONE = 1_000_000_000_000L;
  private static final Currency USD = Currency.getInstance("USD");
  private static final Money ZERO_USD = new Money(0, null, USD);

  /** Meaningful only while {@link #big} is null. */
  private final long picos;

  private final @Nullable BigDecimal big;
  private final Currency currency;

  /** Returns {@code amount} of {@code currency}, exactly. */
  public static Money of(BigDecimal amount, Currency currency) {
    requireNonNull(amount, "amount");
    requireNonNull(currency, "currency");
    BigDecimal stripped = amount.stripTrailingZeros();
    if (stripped.scale() <= SCALE && stripped.precision() - stripped.scale() <= 7) {
      BigInteger picos = stripped.scaleByPowerOfTen(SCALE).toBigIntegerExact();
      if (picos.bitLength() < Long.SIZE) {
        return ofPicos(picos.longValue(), currency);
      }
    }
    return new Money(0, stripped, currency);
  }

  /** Returns a decimal such as {@code "0.0125"} of an ISO 4217 currency code such as "USD". */
  public static Money of(String amount, String currencyCode) {
    return of(new BigDecimal(amount), Currency.getInstance(currencyCode));
  }

  /** Returns a decimal amount of US dollars. */
  public static Money usd(String amount) {
    return of(new BigDecimal(amount), USD);
  }

  /** Returns {@code picos} trillionths of one unit of {@code currency}. */
  public static Money ofPicos(long picos, Currency currency) {
    requireNonNull(currency, "currency");
    return picos == 0 && currency.equals(USD) ? ZERO_USD : new Money(picos, null, currency);
  }

  /** Returns nothing, in {@code currency}. */
  public static Money zero(Currency currency) {
    return ofPicos(0, currency);
  }

  private Money(long picos, @Nullable BigDecimal big, Currency currency) {
    this.picos = picos;
    this.big = big;
    this.currency = currency;
  }

  /** The amount in units of the currency, without trailing zeros. */
  public BigDecimal amount() {
    return big != null ? big : BigDecimal.valueOf(picos, SCALE).stripTrailingZeros();
  }

  /**
   * The amount in trillionths of the currency unit, or {@code otherwise} where no long holds it.
   */
  public long picosOr(long otherwise) {
    return big == null ? picos : otherwise;
  }

  /** The amount as a decimal without exponent and without trailing zeros, such as 0.0125. */
  public String toDecimalString() {
    if (big != null || picos < 0) {
      return amount().toPlainString();
    }
    String units = Long.toString(picos / ONE);
    long fraction = picos % ONE;
    if (fraction == 0) {
      return units;
    }
    String digits = Long.toString(ONE + fraction); // the leading 1 keeps the zeros
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return units + '.' + digits.substring(1, end);
  }

  /** The currency of the amount. */
  public Currency currency() {
    return currency;
  }

  /** Returns the exact sum. */
  public Money plus(Money other) {
    requireSameCurrency(other);
    if (big == null && other.big == null) {
      long sum = picos + other.picos;
      if (((picos ^ sum) & (other.picos ^ sum)) >= 0) {
        return ofPicos(sum, currency);
      }
    }
    return of(amount().add(other.amount()), currency);
  }

  /** Returns the exact difference, which may be negative. */
  public Money minus(Money other) {
    return plus(other.negated());
  }

  /** Returns the same amount with the opposite sign. */
  public Money negated() {
    return big == null && picos != Long.MIN_VALUE
        ? ofPicos(-picos, currency)
        : of(amount().negate(), currency);
  }

  /** Returns the exact product, for example with a discount of {@code 0.9}. */
  public Money times(BigDecimal factor) {
    return of(amount().multiply(requireNonNull(factor, "factor")), currency);
  }

  /** Returns the amount at {@link #SCALE} digits, half even: the one rounding of a price. */
  public Money rounded() {
    return big == null || big.scale() <= SCALE
        ? this
        : of(big.setScale(SCALE, RoundingMode.HALF_EVEN), currency);
  }

  /** Whether the amount is exactly zero. */
  public boolean isZero() {
    return signum() == 0;
  }

  /** Returns -1, 0 or 1 as the amount is negative, zero or positive. */
  public int signum() {
    return big != null ? big.signum() : Long.signum(picos);
  }

  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other);
    return big == null && other.big == null
        ? Long.compare(picos, other.picos)
        : amount().compareTo(other.amount());
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "currency: " + other.currency + " (expected: " + currency + ")");
    }
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Money other
        && currency.equals(other.currency)
        && picos == other.picos
        && (big == null ? other.big == null : big.equals(other.big));
  }

  @Override
  public int hashCode() {
    return 31 * currency.hashCode() + (big == null ? Long.hashCode(picos) : big.hashCode());
  }

  /** Returns the plain decimal and the currency, such as {@code 0.0125 USD}; not a contract. */
  @Override
  public String toString() {
    return toDecimalString() + " " + currency;
  }
}
