/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.internal.Guard;
import io.costintent.policy.CallDeniedException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs our code inside somebody else's, for modules that meet a client's or a framework's objects
 * directly and not through {@link ModelCallHandler}.
 *
 * <p>A failure, a {@link LinkageError} included, is logged once, counted in {@code
 * costintent.failures} under its place, and goes no further; errors of the virtual machine do. The
 * user's call itself is made by {@link ModelCall#run}, or by {@link #observe} where it is not one
 * call. Thread-safe.
 *
 * @since 0.1
 */
public final class Guarded {
  private static final int MAX_CAUSES = 16;

  /** Runs {@code task}. */
  public static void run(String place, Runnable task) {
    Guard.run(place, task);
  }

  /** Logs and counts a failure that was met where it could go no further. */
  public static void report(String place, Throwable failure) {
    Guard.report(place, failure);
  }

  /**
   * Returns what {@code task} returns, or {@code otherwise} when it fails.
   *
   * @param place what is done, as a few constant words for the log
   */
  public static <T extends @Nullable Object> T get(String place, Callable<T> task, T otherwise) {
    return Guard.get(place, task::call, otherwise);
  }

  /**
   * Returns what {@code call} returns, a method of a client that makes several calls, or wraps what
   * is thrown within it.
   *
   * <p>What the method throws goes on, the same object; except that a denial, which it had wrapped
   * in exceptions of its own, is thrown as it is.
   *
   * @param failed told of what the method throws
   */
  public static <T extends @Nullable Object, X extends Throwable> T observe(
      ProviderCall<T, X> call, Consumer<Throwable> failed) throws X {
    return Guard.<T, X>observe(
        call::make,
        failure -> {
          Guard.run("failure", () -> failed.accept(failure));
          CallDeniedException denial = denialWithin(failure);
          if (denial != null) {
            throw denial;
          }
        });
  }

  /** Returns the denial that a client wrapped in exceptions of its own, or null. */
  public static @Nullable CallDeniedException denialWithin(Throwable failure) {
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof CallDeniedException denial) {
        return denial;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private Guarded() {}
}
