/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** An HTTP response that the caller parses, or reads as bytes, or closes without doing either. */
final class RawResponse extends Forwarding {
  private final ObservedCall observed;
  private final boolean json;
  private @Nullable Object parsed;
  private @Nullable RawBody body;

  /** {@code json} tells whether a body that is no stream is one. */
  RawResponse(Methods methods, Object target, ObservedCall observed, boolean json) {
    super(methods, target);
    this.observed = observed;
    this.json = json;
    observed.call().partial(this::unread); // lets the sweep end it when nobody does
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
      body = followed(bytes);
    }
    return body;
  }

  private RawBody followed(InputStream bytes) {
    boolean told = json || observed.call().request().isStreaming();
    FollowedBody follower =
        told ? observed.body() : new FollowedBody(observed.call(), new OpaqueBody(unread()));
    return new RawBody(bytes, follower, () -> false);
  }

  /** What is known of a response of which nobody has read anything. */
  private @Nullable ResponseFacts unread() {
    return json ? null : observed.completed(null);
  }

  private synchronized @Nullable Object close(Method method) throws Throwable {
    Object result = forward(method, null);
    if (body != null) {
      body.closed();
    } else if (!isStream(parsed)) {
      observed.call().cancel(unread());
    }
    return result;
  }

  /** A stream that was parsed has its own end. */
  private static boolean isStream(@Nullable Object parsed) {
    return targetOf(parsed) != null;
  }
}
