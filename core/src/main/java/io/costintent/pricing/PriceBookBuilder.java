/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a price book together. Not thread-safe; confine to one thread.
 *
 * <p>A name may be given once per provider; a second meaning throws an {@link
 * IllegalArgumentException}.
 *
 * @since 0.1
 */
public final class PriceBookBuilder {
  final String id;
  final String version;
  @Nullable Instant generatedAt;
  @Nullable Instant validUntil;
  int skippedCards;
  final List<PriceSource> sources = new ArrayList<>();
  final Map<String, ProviderModels> providers = new LinkedHashMap<>();

  PriceBookBuilder(String id, String version) {
    this.id = requireNonNull(id, "id");
    this.version = requireNonNull(version, "version");
  }

  /** Sets when the prices were put together; null for unknown. */
  public PriceBookBuilder generatedAt(@Nullable Instant generatedAt) {
    this.generatedAt = generatedAt;
    return this;
  }

  /** Sets until when the prices are meant to be used at all; null for until further notice. */
  public PriceBookBuilder validUntil(@Nullable Instant validUntil) {
    this.validUntil = validUntil;
    return this;
  }

  /** Adds a source that cards refer to. */
  public PriceBookBuilder source(PriceSource source) {
    sources.add(requireNonNull(source, "source"));
    return this;
  }

  PriceBookBuilder skippedCards(int skippedCards) {
    this.skippedCards = skippedCards;
    return this;
  }

  /** Adds a model under its own name. */
  public PriceBookBuilder add(ModelPrices prices) {
    provider(prices.provider()).add(lower(prices.model()), ModelEntry.of(prices));
    return this;
  }

  /** Declares another name of a model that was added. */
  public PriceBookBuilder alias(String provider, String alias, String model) {
    ProviderModels models = provider(provider);
    models.add(lower(alias), models.require(lower(model)), Match.ALIAS);
    return this;
  }

  /**
   * Declares that a model which is not in the book is priced as a member of the same family, such
   * as all open models of one size at one host. A cost from it is an estimate.
   */
  public PriceBookBuilder relative(String provider, String name, String model) {
    ProviderModels models = provider(provider);
    models.add(lower(name), models.require(lower(model)), Match.FAMILY);
    return this;
  }

  /**
   * Declares that a name means a model from an instant on, until the same name moves again.
   *
   * @param from since when; null for since ever
   */
  public PriceBookBuilder movingAlias(
      String provider, String alias, @Nullable Instant from, String model) {
    ProviderModels models = provider(provider);
    models.move(lower(alias), from == null ? Instant.MIN : from, models.require(lower(model)));
    return this;
  }

  /** Declares that dated names of a model cost what the model costs. */
  public PriceBookBuilder dateless(String provider, String model) {
    provider(provider).require(lower(model)).dateless = true;
    return this;
  }

  /** Declares that all models of {@code other} are sold by {@code provider} at the same prices. */
  public PriceBookBuilder includes(String provider, String other) {
    provider(provider).includes.add(ProviderName.canonical(other));
    return this;
  }

  /** Declares that prices of {@code other} stand in, unverified, for models not listed. */
  public PriceBookBuilder fallback(String provider, String other) {
    provider(provider).fallbacks.add(ProviderName.canonical(other));
    return this;
  }

  /** Returns the book. */
  public PriceBook build() {
    return new HashPriceBook(this, new MapProviders(providers));
  }

  private ProviderModels provider(String name) {
    String canonical = ProviderName.canonical(name);
    ProviderModels models = providers.get(canonical);
    if (models == null) {
      models = new ProviderModels(canonical);
      providers.put(canonical, models);
    }
    return models;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
