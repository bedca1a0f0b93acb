/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.StreamFollower;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A stream of chunks that a handler is given. */
final class FollowedAsyncStream extends Forwarding {
  private final StreamFollower<Object> follower;
  private final Class<?> handlerType;

  FollowedAsyncStream(
      Methods methods, Object target, StreamFollower<Object> follower, Class<?> handlerType) {
    super(methods, target);
    this.follower = follower;
    this.handlerType = handlerType;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very stream, which subscribe() returns
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      follower.cancelled();
    }
    Object result = forward(method, followed(arguments));
    return result == target() ? proxy : result;
  }

  private Object @Nullable [] followed(Object @Nullable [] arguments) {
    if (arguments == null || arguments.length == 0 || !handlerType.isInstance(arguments[0])) {
      return arguments;
    }
    Object[] replaced = arguments.clone();
    replaced[0] = proxy(handlerType, new FollowedHandler(methods(), arguments[0], follower));
    return replaced;
  }
}
