/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's calls go, asked of the client when the first one is made. Thread-safe.
 *
 * <p>The SDKs tell their base URL to whoever changes their options, so we ask for a changed copy,
 * change nothing, and drop it.
 */
final class ClientEndpoint {
  private final Sdk sdk;
  private final Class<?> type;
  private final Object service;
  private volatile @Nullable Endpoint known;

  ClientEndpoint(Sdk sdk, Class<?> type, Object service) {
    this.sdk = sdk;
    this.type = type;
    this.service = service;
  }

  Endpoint get() {
    Endpoint endpoint = known;
    if (endpoint == null) {
      endpoint = Guarded.get("base URL", this::read, Endpoint.of(sdk, null));
      known = endpoint;
    }
    return endpoint;
  }

  private Endpoint read() throws ReflectiveOperationException {
    AtomicReference<@Nullable URI> url = new AtomicReference<>();
    Consumer<Object> ask = builder -> url.set(sdk.baseUrl(builder));
    type.getMethod("withOptions", Consumer.class).invoke(service, ask);
    return Endpoint.of(sdk, url.get());
  }
}
