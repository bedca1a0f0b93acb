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
    HostRule rule = ruleOf(uri);
    return rule == null ? null : rule.provider();
  }

  /**
   * Returns the region in the host name, such as {@code us-east-1}, or null where hosts have none.
   */
  public static @Nullable String regionOf(URI uri) {
    HostRule rule = ruleOf(uri);
    String authority = authority(uri);
    return rule == null || authority == null ? null : rule.region(HostRules.labels(authority));
  }

  /**
   * Whether a host belongs to a model provider, so that nothing internal may be sent to it.
   *
   * @param host a host name in any case, with or without a port
   */
  public static boolean isProviderHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return HostRules.find(name, "") != null || HostRules.isProviderDomain(name);
  }

  private static @Nullable HostRule ruleOf(URI uri) {
    String authority = authority(uri);
    String path = uri.getRawPath();
    return authority == null ? null : HostRules.find(authority, path == null ? "" : path);
  }

  private static @Nullable String authority(URI uri) {
    String authority = uri.getRawAuthority(); // getHost() is null for names with an underscore
    return authority == null
        ? null
        : authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private ProviderHosts() {}
}
