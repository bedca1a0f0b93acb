/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
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

  /** Follows a source whose value ends the call. */
  static <T> CompletableFuture<T> ending(
      CompletionStage<T> source, ModelCall call, ResponseReader<? super T> reader) {
    return new FollowedFuture<>(
        source,
        call,
        value -> {
          call.end(Guard.get("response reader", () -> reader.read(value), null));
          return value;
        });
  }

  /**
   * Creates a future that follows {@code source}.
   *
   * @param arrived tells the call about a value and returns what to hand on
   */
  FollowedFuture(CompletionStage<T> source, ModelCall call, UnaryOperator<T> arrived) {
    this.source = source;
    this.call = call;
    source.whenComplete((value, error) -> complete(value, error, arrived));
  }

  private void complete(@Nullable T value, @Nullable Throwable error, UnaryOperator<T> arrived) {
    if (error != null) {
      Throwable cause = cause(error);
      if (cause instanceof CancellationException) {
        call.cancel(null);
      } else {
        call.fail(cause, null);
      }
      completeExceptionally(error);
      return;
    }
    if (value == null) {
      call.end(null);
      complete(null);
      return;
    }
    complete(Guard.get("response", () -> arrived.apply(value), value));
  }

  /** Returns what went wrong, without the wrapping that futures put around it. */
  static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    call.cancel(null);
    source.toCompletableFuture().cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }
}
