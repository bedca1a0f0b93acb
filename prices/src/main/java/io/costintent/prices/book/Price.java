/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An amount for the quantity that a {@link UnitCode} names.
 *
 * @param amount in the book's currency
 * @param rounded whether the publisher rounded it for display
 */
public record Price(BigDecimal amount, boolean rounded) {
  /** More digits than any price is published with: what is behind them comes from binary floats. */
  private static final MathContext PUBLISHED = new MathContext(12);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  public Price {
    requireNonNull(amount, "amount");
    if (amount.precision() > 14) {
      amount = amount.round(PUBLISHED);
    }
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    if (amount.scale() < 0) {
      amount = amount.setScale(0);
    }
  }

  /** Returns a price as published. */
  public static Price of(BigDecimal amount) {
    return new Price(amount, false);
  }

  /** Returns a price as published. */
  public static Price of(String amount) {
    return of(new BigDecimal(amount));
  }

  /** Returns the same amount, marked as rounded by its publisher. */
  public Price asRounded() {
    return new Price(amount, true);
  }

  /** Whether the amount is zero. */
  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** Returns this amount divided by the other one, in thousandths; other must not be zero. */
  public BigDecimal ratio(Price other) {
    return amount
        .multiply(THOUSAND)
        .divideToIntegralValue(other.amount)
        .divide(THOUSAND, MathContext.DECIMAL64);
  }

  /** Returns the form in files; not a contract. */
  @Override
  public String toString() {
    return (rounded ? "~" : "") + amount.toPlainString();
  }
}
