/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.StreamFollower;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream of chunks that the caller reads, and closes. */
final class FollowedStream extends Forwarding {
  private final StreamFollower<Object> follower;
  private @Nullable Object followed;

  FollowedStream(Methods methods, Object target, StreamFollower<Object> follower) {
    super(methods, target);
    this.follower = follower;
  }

  @Override
  protected @Nullable Object observe(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "stream" -> stream(method);
      case "close" -> {
        follower.cancelled();
        yield forward(method, arguments);
      }
      default -> forward(method, arguments);
    };
  }

  /** The SDK's stream can be read once, and so can ours: it is made once. */
  private synchronized @Nullable Object stream(Method method) throws Throwable {
    if (followed == null && forward(method, null) instanceof Stream<?> chunks) {
      followed = follower.follow(chunks);
    }
    return followed;
  }
}
