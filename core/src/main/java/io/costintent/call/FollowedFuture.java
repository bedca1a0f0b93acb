/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import io.costintent.provider.ResponseFacts;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A future that completes as its source does, right after the call was recorded.
 *
 * <p>The same value or the same exception object arrives; cancelling it cancels the source. Not the
 * source itself, because that would run the user's continuations before ours.
 */
final class FollowedFuture<T> extends CompletableFuture<T> {
  private final CompletionStage<T> source;
  private final ModelCall call;

  FollowedFuture(CompletionStage<T> source, ModelCall call, ResponseReader<? super T> reader) {
    this.source = source;
    this.call = call;
    source.whenComplete((value, error) -> complete(value, error, reader));
  }

  private void complete(
      @Nullable T value, @Nullable Throwable error, ResponseReader<? super T> reader) {
    if (error != null) {
      Throwable cause =
          error instanceof CompletionException && error.getCause() != null
              ? error.getCause()
              : error;
      if (cause instanceof CancellationException) {
        call.cancel(null);
      } else {
        call.fail(cause, null);
      }
      completeExceptionally(error);
      return;
    }
    call.end(value == null ? null : read(reader, value));
    complete(value);
  }

  private static <T> @Nullable ResponseFacts read(ResponseReader<? super T> reader, T value) {
    return Guard.get("response reader", () -> reader.read(value), null);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    call.cancel(null);
    source.toCompletableFuture().cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }
}
