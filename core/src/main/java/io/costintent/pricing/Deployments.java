/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names mean that somebody gave to deployments, by provider.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Deployments {
  private static final Deployments NONE = new Deployments(Map.of());

  private final Map<String, Map<String, Deployment>> byProvider;

  /** Returns a map of no names. */
  public static Deployments none() {
    return NONE;
  }

  private Deployments(Map<String, Map<String, Deployment>> byProvider) {
    this.byProvider = byProvider;
  }

  /**
   * Returns these and one more.
   *
   * @throws IllegalArgumentException when its provider has a deployment of that name already
   */
  public Deployments with(Deployment deployment) {
    requireNonNull(deployment, "deployment");
    if (find(deployment.provider(), deployment.name()) != null) {
      throw new IllegalArgumentException(
          "name: " + deployment.name() + " (expected: once in " + deployment.provider() + ")");
    }
    Map<String, Deployment> one = Map.of(key(deployment.name()), deployment);
    return new Deployments(Map.of(deployment.provider(), one)).over(this);
  }

  /** Returns both, these where a name is in both. */
  public Deployments over(Deployments base) {
    Map<String, Map<String, Deployment>> both = new HashMap<>(base.byProvider);
    byProvider.forEach((provider, names) -> {
      Map<String, Deployment> all = new HashMap<>(both.getOrDefault(provider, Map.of()));
      all.putAll(names);
      both.put(provider, Map.copyOf(all));
    });
    return new Deployments(Map.copyOf(both));
  }

  /**
   * Returns what a name means, or null when it is not one of these.
   *
   * @param provider who bills, under any name known to {@link ProviderName}
   * @param name in any case
   */
  public @Nullable Deployment find(String provider, String name) {
    if (byProvider.isEmpty()) {
      return null;
    }
    Map<String, Deployment> names = byProvider.get(ProviderName.canonical(provider));
    return names == null ? null : names.get(key(name));
  }

  private static String key(String name) {
    return name.trim().toLowerCase(Locale.ROOT);
  }

  /** Returns the deployments; not a contract. */
  @Override
  public String toString() {
    return byProvider.values().toString();
  }
}
