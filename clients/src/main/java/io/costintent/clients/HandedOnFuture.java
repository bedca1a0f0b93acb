/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.Guarded;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A future that completes as its source does, with what is made of its value; cancelling it cancels
 * the source.
 */
final class HandedOnFuture<T> extends CompletableFuture<T> {
  private final CompletionStage<T> source;

  HandedOnFuture(CompletionStage<T> source, UnaryOperator<T> arrived) {
    this.source = source;
    source.whenComplete((value, error) -> complete(value, error, arrived));
  }

  private void complete(@Nullable T value, @Nullable Throwable error, UnaryOperator<T> arrived) {
    if (error != null) {
      completeExceptionally(error);
    } else if (value == null) {
      complete(null);
    } else {
      complete(Guarded.get("batch", () -> arrived.apply(value), value));
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    source.toCompletableFuture().cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }
}
