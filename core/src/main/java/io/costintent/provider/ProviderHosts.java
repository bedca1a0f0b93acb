/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells which provider bills for calls to a host.
 *
 * <p>Ids are the values of OpenTelemetry's {@code gen_ai.provider.name} where it has one. Names are
 * compared label by label: {@code api.openai.com.example.org} is not OpenAI. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class ProviderHosts {
  /** Returns the id of the provider that answers at {@code uri}, or null for unknown hosts. */
  public static @Nullable String providerOf(URI uri) {
    String authority = authority(uri);
    return authority == null ? null : providerOf(authority);
  }

  /**
   * Returns the region in the host name, such as {@code us-east-1}, or null where hosts have none.
   */
  public static @Nullable String regionOf(URI uri) {
    String authority = authority(uri);
    if (authority == null) {
      return null;
    }
    HostRule rule = HostRules.find(authority);
    return rule == null ? null : rule.region(HostRules.labels(authority));
  }

  /**
   * Whether a host belongs to a model provider, so that nothing internal may be sent to it.
   *
   * @param host a host name in any case, with or without a port
   */
  public static boolean isProviderHost(String host) {
    return providerOf(host) != null || HostRules.isProviderDomain(host.toLowerCase(Locale.ROOT));
  }

  private static @Nullable String providerOf(String authority) {
    HostRule rule = HostRules.find(authority.toLowerCase(Locale.ROOT));
    return rule == null ? null : rule.provider();
  }

  private static @Nullable String authority(URI uri) {
    String authority = uri.getRawAuthority(); // getHost() is null for names with an underscore
    return authority == null
        ? null
        : authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private ProviderHosts() {}
}
