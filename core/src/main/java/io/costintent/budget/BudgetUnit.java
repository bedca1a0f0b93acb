/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a budget counts, and the whole steps that it counts it in.
 *
 * <p>Counters are whole numbers of steps. Limits are at most {@link #MAX_STEPS}, so that a shared
 * store that computes in floating point stays exact; see {@link #USD_MICROS} for more.
 *
 * @since 0.1
 */
public enum BudgetUnit {
  /** US dollars, in steps of a billionth: limits up to 9,007,199.254740992 dollars. */
  USD("USD", 9),

  /**
   * US dollars, in steps of a millionth: limits up to 9,007,199,254.740992 dollars. Calls are
   * counted to the millionth; one below half of that counts as nothing.
   */
  USD_MICROS("USD", 6),

  /** Input tokens, cached ones included. */
  INPUT_TOKENS("input tokens", 0),

  /** Output tokens, reasoning included. */
  OUTPUT_TOKENS("output tokens", 0),

  /** Input and output tokens together. */
  TOKENS("tokens", 0),

  /** Requests to a provider. */
  REQUESTS("requests", 0);

  /** The greatest limit, 2<sup>53</sup> steps. */
  public static final long MAX_STEPS = 1L << 53;

  private static final String CURRENCY = "USD";

  private final String text;
  private final int scale;

  BudgetUnit(String text, int scale) {
    this.text = text;
    this.scale = scale;
  }

  /** The unit as it is written behind an amount, such as {@code USD} or {@code input tokens}. */
  public String text() {
    return text;
  }

  /** Whether this counts money. */
  public boolean isMoney() {
    return scale > 0;
  }

  /** Whether this counts money and {@code amount} is in its currency. */
  public boolean counts(Money amount) {
    return isMoney() && amount.currency().getCurrencyCode().equals(CURRENCY);
  }

  /**
   * Returns the steps to hold for {@code amount}: rounded up, {@link Long#MAX_VALUE} when they do
   * not fit, 0 for a negative amount.
   *
   * @throws IllegalArgumentException unless {@link #counts} the amount
   */
  public long stepsUp(Money amount) {
    return steps(amount, RoundingMode.CEILING);
  }

  /**
   * Returns the steps to charge for {@code amount}: half even, {@link Long#MAX_VALUE} when they do
   * not fit, 0 for a negative amount.
   *
   * @throws IllegalArgumentException unless {@link #counts} the amount
   */
  public long steps(Money amount) {
    return steps(amount, RoundingMode.HALF_EVEN);
  }

  /** Returns {@code steps} as an amount of the unit. */
  public BigDecimal amount(long steps) {
    return BigDecimal.valueOf(steps, scale);
  }

  /** Returns {@code steps} for people, such as {@code 12.5 USD}; not a contract. */
  public String describe(long steps) {
    BigDecimal amount = amount(steps).stripTrailingZeros();
    return amount.toPlainString() + ' ' + text;
  }

  /** Returns the steps of exactly {@code amount} units. */
  long exactSteps(BigDecimal amount) {
    return amount.scaleByPowerOfTen(scale).longValueExact();
  }

  private long steps(Money amount, RoundingMode rounding) {
    if (!counts(amount)) {
      throw new IllegalArgumentException("amount: " + amount + " (expected: " + text + ")");
    }
    long picos = amount.picosOr(-1);
    if (picos >= 0) {
      return divide(picos, rounding);
    }
    if (amount.signum() <= 0) {
      return 0;
    }
    BigDecimal steps =
        amount.amount().scaleByPowerOfTen(scale).setScale(0, rounding).stripTrailingZeros();
    return steps.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Long.MAX_VALUE
        : steps.longValueExact();
  }

  private long divide(long picos, RoundingMode rounding) {
    long picosPerStep = scale == 9 ? 1_000 : 1_000_000;
    long whole = picos / picosPerStep;
    long rest = picos - whole * picosPerStep;
    if (rounding == RoundingMode.CEILING) {
      return rest > 0 ? whole + 1 : whole;
    }
    long half = picosPerStep / 2;
    return rest > half || (rest == half && (whole & 1) == 1) ? whole + 1 : whole;
  }
}
