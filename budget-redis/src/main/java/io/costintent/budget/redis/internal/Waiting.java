/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for an answer, but not for long. */
public final class Waiting {
  /** Returns the answer, or null when there is none in time or the thread was interrupted. */
  public static <T> @Nullable T atMost(long nanos, CompletableFuture<T> future) {
    try {
      return future.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    } catch (TimeoutException | ExecutionException none) {
      return null;
    }
  }

  private Waiting() {}
}
