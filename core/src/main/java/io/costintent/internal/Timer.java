/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks later. Thread-safe. */
public interface Timer extends AutoCloseable {
  /** Runs a task once, after a while. Does nothing once closed. */
  void after(Duration delay, Runnable task);

  /** Drops what has not begun; does not wait for what has. */
  @Override
  void close();

  /** Returns a timer with one thread, which does not keep the process alive. */
  static Timer daemon(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, task -> Background.thread(name, task));
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // once closed
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new Timer() {
      @Override
      public void after(Duration delay, Runnable task) {
        var unused =
            executor.schedule(() -> Guard.run(name, task), delay.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        executor.shutdownNow();
      }
    };
  }
}
