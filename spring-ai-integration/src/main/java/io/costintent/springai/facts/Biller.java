/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.provider.ProviderHosts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an application states about who serves a model, since Spring AI's observations name the
 * protocol that is spoken.
 *
 * <p>Immutable and thread-safe.
 *
 * @param provider who bills, as in {@code gen_ai.provider.name}, or null when not stated
 * @param region the region that the host name tells, or null
 * @param address the host, or null when not stated
 * @param port the port, or -1 when not stated
 */
public record Biller(
    @Nullable String provider, @Nullable String region, @Nullable String address, int port) {
  private static final Biller UNSTATED = new Biller(null, null, null, -1);

  /** Returns a biller of which nothing is stated. */
  public static Biller unstated() {
    return UNSTATED;
  }

  /** Returns the same with who bills. */
  public Biller withProvider(String stated) {
    return new Biller(requireNonNull(stated, "provider"), region, address, port);
  }

  /** Returns the same at a base URL, whose host tells who bills where it is known. */
  public Biller at(URI baseUrl) {
    return new Biller(
        provider == null ? ProviderHosts.providerOf(baseUrl) : provider,
        ProviderHosts.regionOf(baseUrl),
        baseUrl.getHost(),
        baseUrl.getPort());
  }
}
