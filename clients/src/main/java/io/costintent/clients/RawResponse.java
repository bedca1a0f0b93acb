/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** An HTTP response that the caller parses, or reads as bytes, or closes without doing either. */
final class RawResponse extends Forwarding {
  private final ObservedCall observed;
  private @Nullable Object parsed;
  private @Nullable RawBody body;

  RawResponse(Methods methods, Object target, ObservedCall observed) {
    super(methods, target);
    this.observed = observed;
    observed.call().partial(() -> null); // lets the sweep end it when nobody does
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "parse" -> parse(method);
      case "body" -> body(method);
      case "close" -> close(method);
      default -> forward(method, arguments);
    };
  }

  private synchronized @Nullable Object parse(Method method) throws Throwable {
    if (parsed == null) {
      Object value = observed.call().<@Nullable Object, Throwable>run(() -> forward(method, null));
      parsed = value == null ? null : observed.arrived(value);
    }
    return parsed;
  }

  private synchronized @Nullable Object body(Method method) throws Throwable {
    if (body == null && forward(method, null) instanceof InputStream bytes) {
      body = new RawBody(bytes, observed.body(), () -> false);
    }
    return body;
  }

  private synchronized @Nullable Object close(Method method) throws Throwable {
    Object result = forward(method, null);
    if (body != null) {
      body.closed();
    } else if (!isStream(parsed)) {
      observed.call().cancel(null);
    }
    return result;
  }

  /** A stream that was parsed has its own end. */
  private static boolean isStream(@Nullable Object parsed) {
    return targetOf(parsed) != null;
  }
}
