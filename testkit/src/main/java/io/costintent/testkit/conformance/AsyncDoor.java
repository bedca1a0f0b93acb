/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A door whose responses arrive as futures.
 *
 * @since 0.1
 */
public interface AsyncDoor extends ModelDoor {
  /** Starts one call; the future has the text of the answer, or an empty one. */
  CompletableFuture<String> start(String model, String prompt) throws Throwable;

  /**
   * Starts one call and returns the client's own future, of whatever type.
   *
   * <p>Cancelling it is what cancels the call: a future that depends on it would not do.
   */
  CompletableFuture<?> startUnread(String model, String prompt) throws Throwable;

  @Override
  default String call(String model, String prompt) throws Throwable {
    try {
      return start(model, prompt).get(ChunkQueue.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
