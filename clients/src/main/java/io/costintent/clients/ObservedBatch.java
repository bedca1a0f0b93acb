/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One use of a batch method that was begun: {@link #returned} takes its result.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ObservedBatch {
  private final Object params;
  private final UnaryOperator<Object> arrived;

  ObservedBatch(Object params, UnaryOperator<Object> arrived) {
    this.params = requireNonNull(params, "params");
    this.arrived = requireNonNull(arrived, "arrived");
  }

  /** The parameters to send: those given, unless the application opted for more. */
  public Object params() {
    return params;
  }

  /**
   * Returns what to hand to the application for a result of the SDK: the same object, or one that
   * behaves the same and tells what is read of it.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it is returned, as what the SDK's method returns
  public @Nullable Object returned(@Nullable Object result) {
    if (result instanceof CompletableFuture<?> future) {
      return handOn(future);
    }
    return result == null ? null : Guarded.get("batch", () -> arrived.apply(result), result);
  }

  @SuppressWarnings("unchecked") // a proxy stands in only where T is one of the SDK's interfaces
  private <T> CompletableFuture<T> handOn(CompletableFuture<T> future) {
    return new HandedOnFuture<>(future, value -> (T) arrived.apply(value));
  }
}
