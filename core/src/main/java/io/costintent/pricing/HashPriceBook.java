/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The book in memory: a hash lookup per name, and a bounded cache of names already taken apart.
 *
 * <p>Immutable but for the cache, and thread-safe.
 */
final class HashPriceBook implements PriceBook {
  private static final int MAX_PROVIDERS = 256;
  private static final int MAX_NAMES = 4096;

  private final String id;
  private final String version;
  private final String label;
  private final @Nullable Instant generatedAt;
  private final int skippedCards;
  private final @Nullable Instant validUntil;
  private final List<PriceSource> sources;
  private final Providers providers;
  private final Map<String, Map<String, Resolution>> resolutions = new ConcurrentHashMap<>();

  HashPriceBook(PriceBookBuilder builder, Providers providers) {
    id = builder.id;
    version = builder.version;
    label = id + ':' + version;
    generatedAt = builder.generatedAt;
    skippedCards = builder.skippedCards;
    validUntil = builder.validUntil;
    sources = List.copyOf(builder.sources);
    this.providers = providers;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public @Nullable Instant generatedAt() {
    return generatedAt;
  }

  @Override
  public int skippedCards() {
    return skippedCards;
  }

  @Override
  public @Nullable Instant validUntil() {
    return validUntil;
  }

  @Override
  public List<PriceSource> sources() {
    return sources;
  }

  @Override
  public int modelCount() {
    return providers.modelCount();
  }

  @Override
  public int cardCount() {
    return providers.cardCount();
  }

  @Override
  public @Nullable Instant nextChange(Instant instant) {
    return providers.nextChange(instant);
  }

  @Override
  public List<ModelPrices> models() {
    List<ModelPrices> models = new ArrayList<>(providers.modelCount());
    for (String name : providers.names()) {
      ProviderModels provider = providers.get(name);
      if (provider != null) {
        for (ModelEntry model : provider.models()) {
          models.add(model.prices());
        }
      }
    }
    return models;
  }

  Providers providers() {
    return providers;
  }

  @Override
  public PriceLookup find(PriceQuery query) {
    for (String name : AzurePlaces.names(query)) {
      PriceLookup there = find(query, name);
      if (AzurePlaces.isListed(there)) {
        return there;
      }
    }
    PriceLookup plain = find(query, query.model());
    return plain instanceof PriceLookup.Found found && isDearer(query, found)
        ? found.by(Match.FAMILY)
        : plain;
  }

  /** Whether the book lists other models by place, so that this one's price is another place's. */
  private boolean isDearer(PriceQuery query, PriceLookup.Found found) {
    if (!AzurePlaces.isDearer(query) || !found.match().isVerified()) {
      return false;
    }
    ProviderModels models = providers.get(found.prices().provider());
    return models != null && models.hasPlaces() && !AzurePlaces.isListed(found);
  }

  private PriceLookup find(PriceQuery query, String model) {
    Map<String, Resolution> names = resolutions.get(query.provider());
    Resolution resolution = names == null ? null : names.get(model);
    return (resolution != null ? resolution : resolve(query, model)).at(query.at());
  }

  private Resolution resolve(PriceQuery query, String model) {
    Resolution resolution = resolve(ProviderName.canonical(query.provider()), model);
    if (resolutions.size() < MAX_PROVIDERS || resolutions.containsKey(query.provider())) {
      Map<String, Resolution> names =
          resolutions.computeIfAbsent(query.provider(), p -> new ConcurrentHashMap<>());
      if (names.size() < MAX_NAMES) {
        names.put(model, resolution);
      }
    }
    return resolution;
  }

  private Resolution resolve(String provider, String model) {
    String ownName = withoutProvider(provider, model);
    ProviderModels models = providers.get(provider);
    if (models == null) {
      return resolvePrefixed(provider, model);
    }
    Resolution own = find(models.provider, List.of(model, ownName), models.includes);
    if (own != null) {
      return own;
    }
    for (String fallback : models.fallbacks) {
      ProviderModels others = providers.get(fallback);
      Resolution other = others == null ? null : find(fallback, List.of(ownName), others.includes);
      if (other != null) {
        return other.asFallback();
      }
    }
    return ModelId.parse(provider, ownName).isCustomersOwn()
        ? Resolution.UNMAPPED_NAME
        : Resolution.UNKNOWN_MODEL;
  }

  private @Nullable Resolution find(String provider, List<String> names, List<String> includes) {
    ProviderModels models = providers.get(provider);
    for (String name : names) {
      Resolution own = models == null ? null : models.resolve(ModelId.parse(provider, name));
      if (own != null) {
        return own;
      }
      for (String include : includes) {
        ProviderModels included = providers.get(include);
        Resolution other =
            included == null ? null : included.resolve(ModelId.parse(provider, name));
        if (other != null) {
          return other;
        }
      }
    }
    return null;
  }

  /** A gateway that sells nothing itself names the seller first: {@code anthropic/claude-...}. */
  private Resolution resolvePrefixed(String provider, String model) {
    int slash = model.indexOf('/');
    String seller = slash < 0 ? "" : ProviderName.canonical(model.substring(0, slash));
    return providers.get(seller) != null
        ? resolve(seller, model.substring(slash + 1))
        : provider.isEmpty() ? resolveAnywhere(model) : Resolution.UNKNOWN_PROVIDER;
  }

  /** Nobody said who bills: a vendor who made the model of exactly that name stands in. */
  private Resolution resolveAnywhere(String model) {
    for (String vendor : ProviderName.VENDORS) {
      ProviderModels models = providers.get(vendor);
      Resolution found = models == null ? null : find(vendor, List.of(model), models.includes);
      if (found != null) {
        return found.asFallback();
      }
    }
    return Resolution.UNKNOWN_PROVIDER;
  }

  private static String withoutProvider(String provider, String model) {
    int slash = model.indexOf('/');
    return slash > 0 && ProviderName.canonical(model.substring(0, slash)).equals(provider)
        ? model.substring(slash + 1)
        : model;
  }

  /** Returns id and version; not a contract. */
  @Override
  public String toString() {
    return id + ' ' + version;
  }
}
