/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One daemon thread for what must not run in a call. Thread-safe. */
public final class Background implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.budget.redis");

  private final ScheduledExecutorService executor;

  public Background(String name) {
    executor =
        Executors.newSingleThreadScheduledExecutor(task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Runs {@code task} over and over; one that fails runs again. */
  public void every(long millis, Runnable task) {
    var unused =
        executor.scheduleWithFixedDelay(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs {@code task} soon, unless closed. */
  public void soon(Runnable task) {
    try {
      executor.execute(() -> guarded(task));
    } catch (RejectedExecutionException closed) {
      logger.debug("closed before a task could run", closed);
    }
  }

  /** Ends after what runs, at most a second later. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(1, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable failure) {
      Log.failed("background work", failure);
    }
  }
}
