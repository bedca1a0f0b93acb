/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A price for a number of units, as published: 3 US dollars per 1,000,000 tokens.
 *
 * <p>An explicit zero means free; a unit without a rate has no known price, which is something
 * else. Immutable and thread-safe.
 *
 * @param amount in units of the book's currency; zero or more
 * @param per how many units the amount buys, such as 1,000,000 tokens or 3,600 seconds
 * @param rounded whether the publisher rounded the amount for display
 * @since 0.1
 */
public record Rate(BigDecimal amount, long per, boolean rounded) {
  public Rate {
    requireNonNull(amount, "amount");
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount: " + amount + " (expected: >= 0)");
    }
    Digits.require("amount", amount);
    if (per < 1) {
      throw new IllegalArgumentException("per: " + per + " (expected: >= 1)");
    }
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /** Returns a decimal amount for {@code per} units. */
  public static Rate of(String amount, long per) {
    return new Rate(new BigDecimal(amount), per, false);
  }

  /** Returns a decimal amount for 1,000,000 units. */
  public static Rate perMillion(String amount) {
    return of(amount, 1_000_000);
  }

  /** Whether the amount is an explicit zero. */
  public boolean isFree() {
    return amount.signum() == 0;
  }

  /** The price as a person reads it, such as {@code 3.00 USD per 1M}. */
  public String published(String currency) {
    BigDecimal shown = amount.scale() < 2 ? amount.setScale(2) : amount;
    return shown.toPlainString() + ' ' + currency + " per " + perText();
  }

  private String perText() {
    if (per % 1_000_000_000 == 0) {
      return per / 1_000_000_000 + "G";
    }
    if (per % 1_000_000 == 0) {
      return per / 1_000_000 + "M";
    }
    return per % 1_000 == 0 ? per / 1_000 + "k" : Long.toString(per);
  }
}
