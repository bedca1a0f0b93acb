/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks one after the other on a thread of its own, apart from any call. Thread-safe. */
public interface Worker {
  /** Runs {@code task} as soon as those before it are done; never blocks. */
  void execute(Runnable task);

  /** Runs {@code task} after {@code delay}; never blocks. */
  void schedule(Runnable task, Duration delay);

  /**
   * Lets tasks that wait no more for their time end within {@code patience}; forgets the others.
   */
  void close(Duration patience);

  /**
   * Returns a worker with a daemon thread, which is there only while there is work.
   *
   * @param name of the thread, and of failures of tasks, which are logged and counted
   */
  static Worker daemon(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "costintent-" + name.replace(' ', '-'));
              thread.setDaemon(true);
              thread.setContextClassLoader(Worker.class.getClassLoader());
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setKeepAliveTime(1, TimeUnit.MINUTES);
    executor.allowCoreThreadTimeOut(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new Worker() {
      @Override
      public void execute(Runnable task) {
        executor.execute(() -> Guard.run(name, task));
      }

      @Override
      public void schedule(Runnable task, Duration delay) {
        var unused =
            executor.schedule(() -> Guard.run(name, task), delay.toNanos(), TimeUnit.NANOSECONDS);
      }

      @Override
      public void close(Duration patience) {
        executor.shutdown();
        try {
          if (!executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            executor.shutdownNow();
          }
        } catch (InterruptedException e) {
          executor.shutdownNow();
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
