/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Answers a proxy that asks who calls, once. */
record ProxyCredentials(String credentials) implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    Request request = response.request();
    return request.header(HEADER) != null
        ? null
        : request.newBuilder().header(HEADER, credentials).build();
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "ProxyCredentials";
  }
}
