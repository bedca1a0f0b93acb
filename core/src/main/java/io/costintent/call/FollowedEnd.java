/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A future of the end of a stream, which completes right after the stream's call was recorded. */
final class FollowedEnd<T extends @Nullable Object> extends CompletableFuture<T> {
  private final CompletionStage<T> source;
  private final StreamFollower<?> follower;

  FollowedEnd(CompletionStage<T> source, StreamFollower<?> follower) {
    this.source = source;
    this.follower = follower;
    source.whenComplete(this::ended);
  }

  private void ended(@Nullable T value, @Nullable Throwable error) {
    if (error == null) {
      follower.completed();
      complete(value);
      return;
    }
    Throwable cause = FollowedFuture.cause(error);
    if (cause instanceof CancellationException) {
      follower.cancelled();
    } else {
      follower.failed(cause);
    }
    completeExceptionally(error);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    follower.cancelled();
    source.toCompletableFuture().cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }
}
