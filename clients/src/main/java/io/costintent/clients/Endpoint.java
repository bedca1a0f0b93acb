/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelRequest;
import io.costintent.provider.ProviderHosts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who answers and bills the calls of one client.
 *
 * <p>Immutable and thread-safe.
 *
 * @param provider who bills, as in {@code gen_ai.provider.name}
 * @param region the region that the host name tells, or null
 * @param address the host, or null when it is not known
 * @param port the port, or -1 when it is not known
 * @since 0.1
 */
public record Endpoint(
    String provider, @Nullable String region, @Nullable String address, int port) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Checks the parts. */
  public Endpoint {
    requireNonNull(provider, "provider");
  }

  /** Returns an endpoint of which only the provider is known. */
  public static Endpoint of(String provider) {
    return new Endpoint(provider, null, null, -1);
  }

  /**
   * Returns the endpoint at a base URL.
   *
   * @param stated who bills according to the application, which wins, or null
   * @param otherwise who bills when the host does not tell
   */
  public static Endpoint at(URI baseUrl, @Nullable String stated, String otherwise) {
    String byHost = stated == null ? ProviderHosts.providerOf(baseUrl) : stated;
    return new Endpoint(
        byHost == null ? otherwise : byHost,
        ProviderHosts.regionOf(baseUrl),
        baseUrl.getHost(),
        port(baseUrl));
  }

  /** Returns the endpoint of a client of {@code sdk}; a base URL of null is not known. */
  public static Endpoint of(Sdk sdk, @Nullable URI baseUrl) {
    String stated = sdk.statedProvider();
    return baseUrl == null
        ? of(stated == null ? sdk.provider() : stated)
        : at(baseUrl, stated, sdk.provider());
  }

  private static int port(URI url) {
    if (url.getPort() >= 0 || url.getHost() == null) {
      return url.getPort();
    }
    return "http".equals(url.getScheme()) ? HTTP : HTTPS;
  }

  /** Returns a builder for a request to here. */
  public ModelRequest.Builder request(String model) {
    return ModelRequest.builder(provider, model).region(region).server(address, port);
  }
}
