/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of prices that an organisation agreed on: a discount, a markup, or use it has paid for
 * already. It has a name, by which explanations tell it.
 *
 * <p>All adjustments that match a line apply, one after the other. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Adjustment {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String SPILLOVER = "spillover";

  private final String name;
  private final BigDecimal factor;
  private final @Nullable BigDecimal hourly;
  private final @Nullable BigDecimal tokensPerHour;
  private final Set<String> providers;
  private final Set<String> models;
  private final Set<String> deployments;
  private final @Nullable String serviceTier;
  private final Set<UsageUnit> units;
  private final @Nullable Instant from;
  private final @Nullable Instant to;

  /** Returns a builder of an adjustment under this name, which changes nothing yet. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  private Adjustment(Builder builder) {
    name = builder.name;
    factor = builder.factor;
    hourly = builder.hourly;
    tokensPerHour = builder.tokensPerHour;
    providers = Set.copyOf(builder.providers);
    models = Set.copyOf(builder.models);
    deployments = Set.copyOf(builder.deployments);
    serviceTier = builder.serviceTier;
    units = Set.copyOf(builder.units);
    from = builder.from;
    to = builder.to;
  }

  /** What explanations call it. */
  public String name() {
    return name;
  }

  /** What a matching amount is multiplied by: 0.88 for a discount of 12 percent. */
  public BigDecimal factor() {
    return factor;
  }

  /** Whether it stands for use that is paid for by the hour. */
  public boolean isCommitted() {
    return hourly != null;
  }

  /** US dollars for an hour of what was committed to, or null. */
  public @Nullable BigDecimal hourly() {
    return hourly;
  }

  /**
   * How many tokens an hour is expected to serve, by which each call carries its share of the hour;
   * null when calls carry none.
   */
  public @Nullable BigDecimal tokensPerHour() {
    return tokensPerHour;
  }

  /** Whether it applies to a call, to some unit at least. */
  public boolean matches(PriceQuery query, PriceLookup.Found found) {
    return (from == null || !query.at().isBefore(from))
        && (to == null || query.at().isBefore(to))
        && (providers.isEmpty() || isProvider(query, found))
        && (models.isEmpty() || isModel(query, found))
        && (deployments.isEmpty() || isDeployment(query))
        && (serviceTier == null || serviceTier.equals(query.serviceTier()))
        && !(isCommitted() && "true".equals(query.conditions().get(SPILLOVER)));
  }

  /** Whether it applies to a unit. */
  public boolean covers(UsageUnit unit) {
    if (units.isEmpty()) {
      return !isCommitted() || RateMultiplier.TOKENS.contains(unit.category());
    }
    if (units.contains(unit)) {
      return true;
    }
    for (UsageUnit whole : units) {
      if (unit.isPartOf(whole)) {
        return true;
      }
    }
    return false;
  }

  private boolean isProvider(PriceQuery query, PriceLookup.Found found) {
    return providers.contains(ProviderName.canonical(query.provider()))
        || (query.provider().isEmpty() && providers.contains(found.prices().provider()));
  }

  private boolean isModel(PriceQuery query, PriceLookup.Found found) {
    return models.contains(lower(query.model()))
        || models.contains(lower(found.prices().model()))
        || models.contains(lower(found.prices().sku()));
  }

  private boolean isDeployment(PriceQuery query) {
    String deployment = query.deployment();
    return deployment != null && deployments.contains(lower(deployment));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Returns name and factor; not a contract. */
  @Override
  public String toString() {
    return name + " x " + factor.toPlainString();
  }

  /** Collects an adjustment. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final String name;
    private BigDecimal factor = BigDecimal.ONE;
    private @Nullable BigDecimal hourly;
    private @Nullable BigDecimal tokensPerHour;
    private final Set<String> providers = new HashSet<>();
    private final Set<String> models = new HashSet<>();
    private final Set<String> deployments = new HashSet<>();
    private @Nullable String serviceTier;
    private final Set<UsageUnit> units = new HashSet<>();
    private @Nullable Instant from;
    private @Nullable Instant to;

    private Builder(String name) {
      this.name = requireNonNull(name, "name");
    }

    /** Takes {@code percent}, from 0 to 100, off. */
    public Builder discount(BigDecimal percent) {
      if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
        throw new IllegalArgumentException("percent: " + percent + " (expected: 0 to 100)");
      }
      factor = BigDecimal.ONE.subtract(percent.movePointLeft(2));
      return this;
    }

    /** Puts {@code percent}, 0 or more, on. */
    public Builder markup(BigDecimal percent) {
      if (percent.signum() < 0) {
        throw new IllegalArgumentException("percent: " + percent + " (expected: >= 0)");
      }
      factor = BigDecimal.ONE.add(percent.movePointLeft(2));
      return this;
    }

    /**
     * Declares tokens as paid for by the hour: a call costs nothing more, or its share of the hour.
     * A call that the provider says spilled over to standard processing is not covered.
     *
     * @param hourly US dollars for an hour
     * @param tokensPerHour the tokens, in and out, that an hour is expected to serve; null for no
     *     shares
     */
    public Builder committed(BigDecimal hourly, @Nullable BigDecimal tokensPerHour) {
      if (hourly.signum() < 0) {
        throw new IllegalArgumentException("hourly: " + hourly + " (expected: >= 0)");
      }
      if (tokensPerHour != null && tokensPerHour.signum() <= 0) {
        throw new IllegalArgumentException("tokensPerHour: " + tokensPerHour + " (expected: > 0)");
      }
      this.hourly = hourly;
      this.tokensPerHour = tokensPerHour;
      factor = BigDecimal.ZERO;
      return this;
    }

    /** Limits it to calls that one of these providers bills. */
    public Builder providers(List<String> providers) {
      providers.forEach(provider -> this.providers.add(ProviderName.canonical(provider)));
      return this;
    }

    /** Limits it to these models, as called or as in the book. */
    public Builder models(List<String> models) {
      models.forEach(model -> this.models.add(lower(model)));
      return this;
    }

    /** Limits it to calls through these deployments. */
    public Builder deployments(List<String> deployments) {
      deployments.forEach(deployment -> this.deployments.add(lower(deployment)));
      return this;
    }

    /** Limits it to calls served in this tier; null for any. */
    public Builder serviceTier(@Nullable String serviceTier) {
      this.serviceTier = serviceTier == null ? null : lower(serviceTier);
      return this;
    }

    /** Limits it to these units and their parts. */
    public Builder units(List<UsageUnit> units) {
      this.units.addAll(units);
      return this;
    }

    /** Limits it to calls from this instant on; null for since ever. */
    public Builder from(@Nullable Instant from) {
      this.from = from;
      return this;
    }

    /** Limits it to calls before this instant; null for no end. */
    public Builder to(@Nullable Instant to) {
      this.to = to;
      return this;
    }

    /** Returns the adjustment. */
    public Adjustment build() {
      if (from != null && to != null && !from.isBefore(to)) {
        throw new IllegalArgumentException("to: " + to + " (expected: after " + from + ")");
      }
      return new Adjustment(this);
    }
  }
}
