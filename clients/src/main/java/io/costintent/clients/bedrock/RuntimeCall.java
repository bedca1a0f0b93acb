/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.call.ChunkReader;
import io.costintent.call.ModelCall;
import io.costintent.call.StreamFollower;
import io.costintent.clients.ObservedCall;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call of a client of AWS Bedrock that was started: {@link #call()} runs the client's method with
 * {@link #arguments()}, {@link #returned} takes its result.
 *
 * @since 0.1
 */
public final class RuntimeCall {
  private static final int HANDLER = 1;

  private final ObservedCall call;
  private final Object[] arguments;
  private final @Nullable StreamFollower<Object> follower;

  private RuntimeCall(
      ObservedCall call, Object[] arguments, @Nullable StreamFollower<Object> follower) {
    this.call = call;
    this.arguments = arguments;
    this.follower = follower;
  }

  static RuntimeCall of(ObservedCall call, Object[] given, boolean streaming) {
    Object[] sent = given.clone();
    sent[0] = call.params();
    if (!streaming) {
      return new RuntimeCall(call, sent, null);
    }
    ChunkReader<Object> chunks = call.chunks();
    StreamFollower<Object> follower = new StreamFollower<>(call.call(), chunks);
    sent[HANDLER] = FollowedHandlers.follow(given[HANDLER], follower, chunks);
    return new RuntimeCall(call, sent, follower);
  }

  /** The call. */
  public ModelCall call() {
    return call.call();
  }

  /** What to call the client's method with. */
  public Object[] arguments() {
    return arguments.clone();
  }

  /** Returns what to hand to the application for what the client's method returned. */
  public @Nullable Object returned(@Nullable Object result) {
    if (follower == null) {
      return call.returned(result);
    }
    return result instanceof CompletableFuture<?> future ? follower.follow(future) : result;
  }
}
