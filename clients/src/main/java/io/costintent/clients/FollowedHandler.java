/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.StreamFollower;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The application's handler of an asynchronous stream; the follower hears of everything first. */
final class FollowedHandler extends Forwarding {
  private final StreamFollower<Object> follower;

  FollowedHandler(Methods methods, Object target, StreamFollower<Object> follower) {
    super(methods, target);
    this.follower = follower;
  }

  /** The SDK's default does nothing, but that it was called is what has to be seen. */
  @Override
  protected boolean runsDefault(Method method) {
    return false;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && arguments.length == 1) {
      switch (method.getName()) {
        case "onNext" -> follower.chunk(arguments[0]);
        case "onComplete" -> completed(arguments[0]);
        default -> {}
      }
    }
    return forward(method, arguments);
  }

  private void completed(Object error) {
    if (error instanceof Optional<?> optional && optional.orElse(null) instanceof Throwable cause) {
      follower.failed(
          cause instanceof CompletionException && cause.getCause() != null
              ? cause.getCause()
              : cause);
      return;
    }
    follower.completed();
  }
}
