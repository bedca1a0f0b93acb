/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs what an adapter does with a client's objects, so that a client of another version cannot
 * make the user's call fail.
 *
 * <p>A failure, a {@link LinkageError} included, is logged once, counted, and never thrown. Not for
 * the user's call itself, which {@link ModelCall#run} makes. Thread-safe.
 *
 * @since 0.1
 */
public final class Guarded {
  /**
   * Returns what {@code task} returns, or {@code otherwise} when it fails.
   *
   * @param place what is done, as a few constant words for the log
   */
  public static <T extends @Nullable Object> T get(
      String place, Callable<T> task, T otherwise) {
    return Guard.attempt(place, task::call, otherwise);
  }

  private Guarded() {}
}
