/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits for futures of the SDK. */
final class Futures {
  private static final long PATIENCE_SECONDS = 30;

  /** Returns the value; throws what the SDK completed the future with. */
  static <T> T get(CompletableFuture<T> future) throws Throwable {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private Futures() {}
}
