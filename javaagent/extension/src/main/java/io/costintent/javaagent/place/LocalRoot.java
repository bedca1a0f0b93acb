/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import io.costintent.intent.rule.CallPlace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.LocalRootSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/**
 * The request or message that this process is at work on: what the first span of a trace in this
 * process says.
 *
 * <p>The attribute {@code http.route} is set when the request ends; until then the span's name has
 * the route, as in {@code GET /orders/{id}}.
 */
final class LocalRoot {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> QUEUE =
      AttributeKey.stringKey("messaging.destination.name");

  static CallPlace place(Context context, AgentResource resource) {
    if (!(LocalRootSpan.fromContextOrNull(context) instanceof ReadableSpan span)) {
      return CallPlace.here(resource::get);
    }
    String method = span.getAttribute(METHOD);
    return CallPlace.here(
        method,
        route(span, method),
        span.getAttribute(PATH),
        span.getAttribute(QUEUE),
        resource::get);
  }

  private static @Nullable String route(ReadableSpan span, @Nullable String method) {
    String route = span.getAttribute(ROUTE);
    if (route != null || method == null) {
      return route;
    }
    String name = span.getName();
    return name.startsWith(method + " /") ? name.substring(method.length() + 1) : null;
  }

  private LocalRoot() {}
}
