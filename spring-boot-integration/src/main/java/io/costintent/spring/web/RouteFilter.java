/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentBaggage;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.RequestPath;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves requests with the intent of their route, on servlet containers.
 *
 * <p>What a request itself says in its headers counts only where an {@link IntentBaggage} of the
 * application trusts its peer. Thread-safe.
 *
 * @since 0.1
 */
public final class RouteFilter extends OncePerRequestFilter implements Ordered {
  private final Routes routes;
  private final @Nullable IntentBaggage baggage;

  RouteFilter(Routes routes, @Nullable IntentBaggage baggage) {
    this.routes = routes;
    this.baggage = baggage;
  }

  /** After the filter that starts the span of a request, before those that may make calls. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 10;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RequestPath path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
    CostIntent intent = routes.intentOf(request.getMethod(), path.pathWithinApplication());
    Context sent =
        baggage == null
            ? Context.current()
            : baggage.extract(Context.current(), request.getRemoteAddr(), request, new Headers());
    try (Scope ignored = IntentContext.with(sent, intent).makeCurrent()) {
      chain.doFilter(request, response);
    }
  }

  @SuppressWarnings("deprecation") // older versions of the API demand keys
  private static final class Headers implements TextMapGetter<HttpServletRequest> {
    @Override
    public Iterable<String> keys(HttpServletRequest request) {
      return List.of(); // nobody asks: a header is got by its name
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String name) {
      return request == null ? null : request.getHeader(name);
    }
  }
}
