/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation pays where that is not the list price, and what it calls its deployments.
 *
 * <p>{@link PriceBooks#agreed} puts it over a price book. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Agreement {
  private final @Nullable PriceBook rates;
  private final Deployments deployments;
  private final List<Adjustment> adjustments;
  private final @Nullable Currency currency;
  private final @Nullable ExchangeRates exchange;

  /** Returns a builder of an agreement that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns both agreements as one: rates and names of this one win over those of {@code base}, its
   * adjustments come after.
   */
  public Agreement over(Agreement base) {
    Builder both = new Builder();
    both.rates =
        rates == null || base.rates == null
            ? rates != null ? rates : base.rates
            : PriceBooks.layered(rates, base.rates);
    both.deployments = deployments.over(base.deployments);
    both.adjustments.addAll(base.adjustments);
    both.adjustments.addAll(adjustments);
    Agreement telling = currency != null ? this : base;
    both.currency = telling.currency;
    both.exchange = telling.exchange;
    return both.build();
  }

  private Agreement(Builder builder) {
    rates = builder.rates;
    deployments = builder.deployments;
    adjustments = List.copyOf(builder.adjustments);
    currency = builder.currency;
    exchange = builder.exchange;
  }

  /** Rates that hold instead of those listed, and models that are listed nowhere; null for none. */
  public @Nullable PriceBook rates() {
    return rates;
  }

  /** Adjustments, in the order in which they apply. */
  public List<Adjustment> adjustments() {
    return adjustments;
  }

  /** The currency that costs are told in, or null for that of the prices. */
  public @Nullable Currency currency() {
    return currency;
  }

  /** What converts prices to {@link #currency()}, or null. */
  public @Nullable ExchangeRates exchangeRates() {
    return exchange;
  }

  /** What the organisation means by a name, or null when it is not one of its own. */
  public @Nullable Deployment deployment(String provider, String name) {
    return deployments.find(provider, name);
  }

  /** Collects an agreement. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private @Nullable PriceBook rates;
    private Deployments deployments = Deployments.none();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private @Nullable Currency currency;
    private @Nullable ExchangeRates exchange;

    private Builder() {}

    /** Sets rates that hold instead of those listed, unit by unit. */
    public Builder rates(PriceBook rates) {
      this.rates = requireNonNull(rates, "rates");
      return this;
    }

    /** Says what a name means; a second meaning throws an {@link IllegalArgumentException}. */
    public Builder deployment(Deployment deployment) {
      deployments = deployments.with(deployment);
      return this;
    }

    /** Adds an adjustment, which applies after those added before. */
    public Builder adjustment(Adjustment adjustment) {
      adjustments.add(requireNonNull(adjustment, "adjustment"));
      return this;
    }

    /** Sets the currency that costs are told in. */
    public Builder currency(Currency currency, ExchangeRates exchange) {
      if (exchange.perDollar(currency) == null) {
        throw new IllegalArgumentException(
            "currency: " + currency + " (expected: one with an exchange rate)");
      }
      this.currency = currency;
      this.exchange = exchange;
      return this;
    }

    /** Returns the agreement. */
    public Agreement build() {
      return new Agreement(this);
    }
  }
}
