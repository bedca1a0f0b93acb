/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs our code inside somebody else's, for modules that meet a client's or a framework's objects
 * directly and not through {@link ModelCallHandler}.
 *
 * <p>A failure, a {@link LinkageError} included, is logged once, counted in {@code
 * costintent.failures} under its place, and goes no further; errors of the virtual machine do. Not
 * for the user's call itself, which {@link ModelCall#run} makes. Thread-safe.
 *
 * @since 0.1
 */
public final class Guarded {
  /** Runs {@code task}. */
  public static void run(String place, Runnable task) {
    Guard.run(place, task);
  }

  /**
   * Returns what {@code task} returns, or {@code otherwise} when it fails.
   *
   * @param place what is done, as a few constant words for the log
   */
  public static <T extends @Nullable Object> T get(String place, Callable<T> task, T otherwise) {
    return Guard.get(place, task::call, otherwise);
  }

  private Guarded() {}
}
