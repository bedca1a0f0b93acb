/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.usage.UsageUnit.Category;
import java.util.Arrays;
import java.util.Currency;

/** An amount by category: each share is rounded, and they add up to what is rounded once. */
final class Shares {
  private static final int CATEGORIES = Category.values().length;

  private final Fraction[] shares = new Fraction[CATEGORIES];
  private final Currency currency;

  Shares(Currency currency) {
    this.currency = currency;
    Arrays.fill(shares, Fraction.ZERO);
  }

  void add(Category category, Fraction amount) {
    shares[category.ordinal()] = shares[category.ordinal()].plus(amount);
  }

  Fraction sum() {
    Fraction sum = Fraction.ZERO;
    for (Fraction share : shares) {
      sum = sum.plus(share);
    }
    return sum;
  }

  Money total() {
    return money(sum());
  }

  /** The share of a category; the largest share takes what rounding each would lose. */
  Money part(Category category) {
    int largest = Category.OTHER.ordinal();
    Money sum = Money.zero(currency);
    Money most = money(shares[largest]);
    for (int i = 0; i < CATEGORIES; i++) {
      Money share = money(shares[i]);
      sum = sum.plus(share);
      if (share.compareTo(most) > 0) {
        largest = i;
        most = share;
      }
    }
    Money share = money(shares[category.ordinal()]);
    return category.ordinal() == largest ? share.plus(total().minus(sum)) : share;
  }

  private Money money(Fraction amount) {
    return Money.of(amount.rounded(Money.SCALE), currency);
  }
}
