/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentBaggage;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.context.ReactorIntent;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves requests with the intent of their route, with WebFlux.
 *
 * <p>What a request itself says in its headers counts only where an {@link IntentBaggage} of the
 * application trusts its peer. Thread-safe.
 *
 * @since 0.1
 */
public final class RouteWebFilter implements WebFilter, Ordered {
  private final Routes routes;
  private final @Nullable IntentBaggage baggage;

  RouteWebFilter(Routes routes, @Nullable IntentBaggage baggage) {
    this.routes = routes;
    this.baggage = baggage;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    CostIntent ofRoute =
        routes.intentOf(request.getMethod().name(), request.getPath().pathWithinApplication());
    CostIntent intent = sent(request).refinedBy(ofRoute);
    return intent.isEmpty()
        ? chain.filter(exchange)
        : ReactorIntent.with(intent, Mono.defer(() -> chain.filter(exchange)));
  }

  private CostIntent sent(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    if (baggage == null || peer == null || peer.getAddress() == null) {
      return CostIntent.none();
    }
    String address = peer.getAddress().getHostAddress();
    return IntentContext.from(baggage.extract(Context.root(), address, request, new Headers()));
  }

  @SuppressWarnings("deprecation") // older versions of the API demand keys
  private static final class Headers implements TextMapGetter<ServerHttpRequest> {
    @Override
    public Iterable<String> keys(ServerHttpRequest request) {
      return List.of(); // nobody asks: a header is got by its name
    }

    @Override
    public @Nullable String get(@Nullable ServerHttpRequest request, String name) {
      return request == null ? null : request.getHeaders().getFirst(name);
    }
  }
}
