/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs our code inside somebody else's, for modules that are called by a framework directly and not
 * through {@link ModelCallHandler}.
 *
 * <p>A failure is logged, counted in {@code costintent.failures} under its place, and goes no
 * further; errors of the virtual machine do. Thread-safe.
 *
 * @since 0.1
 */
public final class Guarded {
  /** Runs {@code task}. */
  public static void run(String place, Runnable task) {
    Guard.run(place, task);
  }

  /** Returns what {@code task} returns, or {@code otherwise} when it fails. */
  public static <T extends @Nullable Object> T get(String place, Supplier<T> task, T otherwise) {
    return Guard.get(place, task, otherwise);
  }

  private Guarded() {}
}
