/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.google.genai.types.ClientOptions;
import com.google.genai.types.ProxyOptions;
import com.google.genai.types.ProxyType;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** An HTTP client like the one that the SDK makes where it is given none. */
final class SdkHttpClient {
  static OkHttpClient like(ClientOptions options) {
    Dispatcher dispatcher = new Dispatcher();
    options.maxConnections().ifPresent(dispatcher::setMaxRequests);
    options.maxConnectionsPerHost().ifPresent(dispatcher::setMaxRequestsPerHost);
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .dispatcher(dispatcher);
    options.proxyOptions().ifPresent(proxy -> proxy(proxy, client));
    return client.build();
  }

  private static void proxy(ProxyOptions options, OkHttpClient.Builder client) {
    Proxy.Type type =
        options.type().map(ProxyType::toString).map(Proxy.Type::valueOf).orElse(Proxy.Type.HTTP);
    if (type == Proxy.Type.DIRECT) {
      client.proxy(Proxy.NO_PROXY);
      return;
    }
    String host = options.host().orElseThrow(() -> missing("host"));
    int port = options.port().orElseThrow(() -> missing("port"));
    client.proxy(new Proxy(type, new InetSocketAddress(host, port)));
    if (options.username().isPresent() && options.password().isPresent()) {
      String credentials = Credentials.basic(options.username().get(), options.password().get());
      client.proxyAuthenticator(new ProxyCredentials(credentials));
    }
  }

  private static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException("proxyOptions: no " + what + " (expected: one)");
  }

  private SdkHttpClient() {}
}
