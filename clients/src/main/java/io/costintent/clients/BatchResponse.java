/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An HTTP response of a batch method, which the caller parses or reads as bytes. */
final class BatchResponse extends Forwarding {
  private final UnaryOperator<Object> onParse;
  private final UnaryOperator<InputStream> onBody;
  private @Nullable Object parsed;
  private @Nullable InputStream body;

  BatchResponse(
      Methods methods,
      Object target,
      UnaryOperator<Object> onParse,
      UnaryOperator<InputStream> onBody) {
    super(methods, target);
    this.onParse = onParse;
    this.onBody = onBody;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "parse" -> parse(method);
      case "body" -> body(method);
      default -> forward(method, arguments);
    };
  }

  private synchronized @Nullable Object parse(Method method) throws Throwable {
    if (parsed == null) {
      Object value = forward(method, null);
      parsed = value == null ? null : Guarded.get("batch", () -> onParse.apply(value), value);
    }
    return parsed;
  }

  private synchronized @Nullable Object body(Method method) throws Throwable {
    if (body == null && forward(method, null) instanceof InputStream bytes) {
      body = onBody.apply(bytes);
    }
    return body;
  }
}
