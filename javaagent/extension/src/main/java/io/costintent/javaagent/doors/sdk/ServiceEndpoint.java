/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Sdk;
import io.costintent.javaagent.config.ClientSettings;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of a service go: all versions of the SDKs have the options of their client in a
 * field of the same name. Thread-safe.
 */
final class ServiceEndpoint {
  private final Sdk sdk;
  private final Function<Object, @Nullable URI> baseUrls;
  private final ClientSettings settings;
  private final Endpoint unknown;
  private final PrivateField clientOptions = new PrivateField("clientOptions");

  ServiceEndpoint(Sdk sdk, Function<Object, @Nullable URI> baseUrls, ClientSettings settings) {
    this.sdk = requireNonNull(sdk, "sdk");
    this.baseUrls = requireNonNull(baseUrls, "baseUrls");
    this.settings = requireNonNull(settings, "settings");
    this.unknown = Endpoint.of(sdk, null);
  }

  Endpoint of(Object service) {
    Object options = clientOptions.of(service);
    return options == null
        ? unknown
        : Guarded.get("base URL", () -> at(baseUrls.apply(options)), unknown);
  }

  private Endpoint at(@Nullable URI url) {
    String stated = url == null ? null : settings.provider(url);
    return url == null || stated == null
        ? Endpoint.of(sdk, url)
        : Endpoint.at(url, stated, sdk.provider());
  }
}
