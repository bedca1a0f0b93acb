/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one US dollar is worth in other currencies, as of one day.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ExchangeRates {
  private static final Currency USD = Currency.getInstance("USD");

  private final LocalDate asOf;
  private final Map<Currency, BigDecimal> perDollar;

  /**
   * Returns rates.
   *
   * @param asOf the day whose rates they are, which explanations name
   * @param perDollar units of each currency for 1 US dollar, above zero
   */
  public static ExchangeRates of(LocalDate asOf, Map<Currency, BigDecimal> perDollar) {
    perDollar.forEach((currency, rate) -> {
      if (rate.signum() <= 0) {
        throw new IllegalArgumentException(currency + ": " + rate + " (expected: > 0)");
      }
    });
    Map<Currency, BigDecimal> all = new HashMap<>(perDollar);
    BigDecimal dollar = all.put(USD, BigDecimal.ONE);
    if (dollar != null && dollar.compareTo(BigDecimal.ONE) != 0) {
      throw new IllegalArgumentException("USD: " + dollar + " (expected: 1, or no such rate)");
    }
    return new ExchangeRates(requireNonNull(asOf, "asOf"), all);
  }

  private ExchangeRates(LocalDate asOf, Map<Currency, BigDecimal> perDollar) {
    this.asOf = asOf;
    this.perDollar = Map.copyOf(perDollar);
  }

  /** The day whose rates these are. */
  public LocalDate asOf() {
    return asOf;
  }

  /** How much of the currency is worth 1 US dollar, or null when that is not known. */
  public @Nullable BigDecimal perDollar(Currency currency) {
    return perDollar.get(currency);
  }

  /** Returns day and currencies; not a contract. */
  @Override
  public String toString() {
    return asOf + " " + perDollar;
  }
}
