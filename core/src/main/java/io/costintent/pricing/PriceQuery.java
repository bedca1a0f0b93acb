/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which call a price is wanted for: model, time and the terms it ran under.
 *
 * <p>Names are taken as providers send them; the price book makes sense of them. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class PriceQuery {
  private final String provider;
  private final String model;
  private final Instant at;
  private final @Nullable String serviceTier;
  private final boolean batch;
  private final @Nullable String region;
  private final @Nullable String scope;
  private final @Nullable String speed;
  private final @Nullable String deployment;
  private final boolean assumed;
  private final boolean meant;
  private final Map<String, String> conditions;

  /** Returns a query for a call at standard terms. */
  public static PriceQuery of(@Nullable String provider, String model, Instant at) {
    return builder(provider, model, at).build();
  }

  /**
   * Returns a builder.
   *
   * @param provider who bills, under any name known to {@link ProviderName}; null when only the
   *     model's name may say it
   * @param model the model that answered, else the one asked for
   * @param at when the call was made: prices are those of that instant
   */
  public static Builder builder(@Nullable String provider, String model, Instant at) {
    return new Builder(provider, model, at);
  }

  private PriceQuery(Builder builder) {
    String tier = ServiceTiers.effective(builder.servedTier, builder.requestedTier);
    boolean batchTier = ServiceTiers.BATCH.equals(tier);
    provider = builder.provider;
    model = builder.model;
    at = builder.at;
    serviceTier = batchTier ? null : tier;
    batch = builder.batch || batchTier;
    region = builder.region;
    scope = builder.scope;
    speed = builder.speed;
    deployment = builder.deployment;
    assumed = builder.assumed;
    meant = false;
    conditions = builder.conditions == null ? Map.of() : Map.copyOf(builder.conditions);
  }

  private PriceQuery(PriceQuery query, String provider, String model, @Nullable Deployment as) {
    this.provider = provider;
    this.model = model;
    at = query.at;
    serviceTier = query.serviceTier;
    batch = query.batch;
    region = as == null || as.region() == null ? query.region : Builder.lower(as.region());
    scope = as == null || as.scope() == null ? query.scope : Builder.lower(as.scope());
    speed = query.speed;
    deployment = as == null ? query.deployment : as.name();
    assumed = as == null && query.assumed;
    meant = as != null || query.meant;
    conditions = query.conditions;
  }

  /** Returns the same call under another name of its model. */
  PriceQuery named(String provider, String model) {
    return new PriceQuery(this, provider, model, null);
  }

  /** Returns the same call with the model and place that a deployment stands for. */
  PriceQuery as(Deployment deployment) {
    return new PriceQuery(this, deployment.provider(), deployment.model(), deployment);
  }

  /** Who bills, as given; empty when nobody said. */
  public String provider() {
    return provider;
  }

  /** The model, as given. */
  public String model() {
    return model;
  }

  /** When the call was made. */
  public Instant at() {
    return at;
  }

  /** The service tier in one vocabulary, such as {@code flex}; null for the standard one. */
  public @Nullable String serviceTier() {
    return serviceTier;
  }

  /** Whether the call was part of a batch. */
  public boolean batch() {
    return batch;
  }

  /** The region or geography in lower case, or null. */
  public @Nullable String region() {
    return region;
  }

  /** {@code global}, {@code datazone}, {@code regional} or null. */
  public @Nullable String scope() {
    return scope;
  }

  /** The speed asked for, such as {@code fast}, or null. */
  public @Nullable String speed() {
    return speed;
  }

  /** The deployment that the request named, or null. */
  public @Nullable String deployment() {
    return deployment;
  }

  /**
   * Whether the model is only assumed: the name is a deployment's, which its owner was free to
   * choose, and the response did not say which model answered.
   */
  public boolean isModelAssumed() {
    return assumed;
  }

  /** Whether somebody said what the deployment's name means, so that nobody else is asked. */
  boolean isMeant() {
    return meant;
  }

  /** Further terms by name, such as quality, size or resolution. */
  public Map<String, String> conditions() {
    return conditions;
  }

  /** Returns what is asked; not a contract. */
  @Override
  public String toString() {
    return provider + '/' + model + " at " + at;
  }

  /** Collects a query. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final String provider;
    private final String model;
    private final Instant at;
    private @Nullable String requestedTier;
    private @Nullable String servedTier;
    private boolean batch;
    private @Nullable String region;
    private @Nullable String scope;
    private @Nullable String speed;
    private @Nullable String deployment;
    private boolean assumed;
    private @Nullable Deployment as;
    private @Nullable Map<String, String> conditions;

    private Builder(@Nullable String provider, String model, Instant at) {
      this.provider = provider == null ? "" : provider;
      this.model = requireNonNull(model, "model");
      this.at = requireNonNull(at, "at");
    }

    /** Sets the service tier that the request asked for; null for none. */
    public Builder requestedServiceTier(@Nullable String tier) {
      requestedTier = tier;
      return this;
    }

    /** Sets the service tier that the response names, which wins over the one asked for. */
    public Builder servedServiceTier(@Nullable String tier) {
      servedTier = tier;
      return this;
    }

    /** Sets whether the call was part of a batch. */
    public Builder batch(boolean batch) {
      this.batch = batch;
      return this;
    }

    /** Sets the region or geography that processed the call; null for unknown. */
    public Builder region(@Nullable String region) {
      this.region = lower(region);
      return this;
    }

    /** Sets the reach of the endpoint, such as {@code global}; null when the model's name says. */
    public Builder scope(@Nullable String scope) {
      this.scope = lower(scope);
      return this;
    }

    /** Sets the speed, such as {@code fast}; null or {@code standard} for the usual one. */
    public Builder speed(@Nullable String speed) {
      String lower = lower(speed);
      this.speed = "standard".equals(lower) ? null : lower;
      return this;
    }

    /**
     * Sets the name of the deployment that the request named, where the provider lets customers
     * choose such names.
     *
     * @param modelKnown whether the response said which model answered
     */
    public Builder deployment(String name, boolean modelKnown) {
      deployment = requireNonNull(name, "name");
      assumed = !modelKnown;
      return this;
    }

    /**
     * Sets what the deployment that the request named stands for: its model, scope and region are
     * asked for, whatever the response says and an {@link Agreement} has under that name.
     */
    public Builder deployment(Deployment deployment) {
      as = requireNonNull(deployment, "deployment");
      return this;
    }

    /** Sets a further term, such as {@code quality} to {@code high}. */
    public Builder condition(String name, String value) {
      if (conditions == null) {
        conditions = new HashMap<>();
      }
      conditions.put(
          requireNonNull(name, "name"), requireNonNull(value, "value").toLowerCase(Locale.ROOT));
      return this;
    }

    /** Returns the query. */
    public PriceQuery build() {
      PriceQuery query = new PriceQuery(this);
      return as == null ? query : query.as(as);
    }

    private static @Nullable String lower(@Nullable String word) {
      return word == null ? null : word.trim().toLowerCase(Locale.ROOT);
    }
  }
}
