/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.provider.ProviderHosts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about a model, since LangChain4j's models keep it to themselves.
 *
 * <p>Immutable and thread-safe.
 *
 * @param provider who bills, as in {@code gen_ai.provider.name}, or null when not stated
 * @param region the region that the host name tells, or null
 * @param address the host, or null when not stated
 * @param port the port, or -1 when not stated
 * @param model the name of a model that does not tell it, or null
 */
public record ModelIdentity(
    @Nullable String provider,
    @Nullable String region,
    @Nullable String address,
    int port,
    @Nullable String model) {
  private static final ModelIdentity UNSTATED = new ModelIdentity(null, null, null, -1, null);
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Returns the identity of a model of which nothing is stated. */
  public static ModelIdentity unstated() {
    return UNSTATED;
  }

  /** Returns the same identity with who bills. */
  public ModelIdentity withProvider(String stated) {
    return new ModelIdentity(requireNonNull(stated, "provider"), region, address, port, model);
  }

  /** Returns the same identity at a base URL, whose host tells who bills where it is known. */
  public ModelIdentity at(URI baseUrl) {
    String byHost = ProviderHosts.providerOf(baseUrl);
    return new ModelIdentity(
        provider == null ? byHost : provider,
        ProviderHosts.regionOf(baseUrl),
        baseUrl.getHost(),
        portOf(baseUrl),
        model);
  }

  private static int portOf(URI url) {
    if (url.getPort() >= 0 || url.getHost() == null) {
      return url.getPort();
    }
    return "http".equals(url.getScheme()) ? HTTP : HTTPS;
  }

  /** Returns the same identity with the name of the model. */
  public ModelIdentity withModel(String stated) {
    return new ModelIdentity(provider, region, address, port, requireNonNull(stated, "model"));
  }
}
