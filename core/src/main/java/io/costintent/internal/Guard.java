/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps our failures out of the caller's model call.
 *
 * <p>The only place that catches {@link Throwable}: frameworks that catch {@link Exception} would
 * let a {@link LinkageError} of ours through to the user. Virtual machine errors go on. The first
 * failure of a kind is a warning, later ones are debug; all are counted.
 */
public final class Guard {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent");
  private static final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

  /** Runs {@code task}; a failure is logged and counted under {@code place}. */
  public static void run(String place, Runnable task) {
    try {
      task.run();
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable failure) {
      report(place, failure);
    }
  }

  /** Returns what {@code task} returns, or {@code otherwise} when it fails. */
  public static <T extends @Nullable Object> T get(
      String place, Task<T, ? extends Throwable> task, T otherwise) {
    try {
      return task.run();
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable failure) {
      report(place, failure);
      return otherwise;
    }
  }

  /** Returns what the caller's own {@code task} returns; a failure of it is told, then goes on. */
  public static <T extends @Nullable Object, X extends Throwable> T observe(
      Task<T, X> task, Consumer<Throwable> onFailure) throws X {
    try {
      return task.run();
    } catch (Throwable failure) {
      onFailure.accept(failure);
      throw failure;
    }
  }

  /** The caller's own code. */
  @FunctionalInterface
  public interface Task<T extends @Nullable Object, X extends Throwable> {
    T run() throws X;
  }

  /** Logs and counts a failure that was met elsewhere. */
  public static void report(String place, Throwable failure) {
    LongAdder count = failures.get(place);
    if (count == null) {
      LongAdder fresh = new LongAdder();
      count = failures.putIfAbsent(place, fresh);
      if (count == null) {
        count = fresh;
        logger.warn(
            "{} failed; the model call is not affected; further ones at debug", place, failure);
      }
    } else {
      logger.debug("{} failed; the model call is not affected", place, failure);
    }
    count.increment();
  }

  /** How many failures were kept out, by place. */
  public static Map<String, LongAdder> failures() {
    return Map.copyOf(failures);
  }

  private Guard() {}
}
