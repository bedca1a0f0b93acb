/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in the context that they were handed over in, until they {@link #adopt} another.
 *
 * <p>OkHttp sends a call that had to wait on the thread of the one that made room, in whose context
 * it would run. What an SDK does when a response arrives, such as sending what a tool returned,
 * runs in the same task, and has to be in the context of its own call. Thread-safe.
 */
final class ContextExecutor extends AbstractExecutorService {
  private final ExecutorService executor;

  @SuppressWarnings("ThreadLocalUsage") // a task of this executor, whichever others run
  private final ThreadLocal<@Nullable Task> running = new ThreadLocal<>();

  ContextExecutor(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(new Task(task, Context.current()));
  }

  /** Makes {@code context} current for the rest of this thread's task; nothing outside of tasks. */
  void adopt(Context context) {
    Task task = running.get();
    if (task != null) {
      task.adopt(context);
    }
  }

  @Override
  public void shutdown() {
    executor.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return executor.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return executor.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return executor.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }

  /** Confined to the thread that runs it. */
  private final class Task implements Runnable {
    private final Runnable task;
    private final Context context;
    private Scope adopted = Scope.noop();

    Task(Runnable task, Context context) {
      this.task = task;
      this.context = context;
    }

    @Override
    public void run() {
      Task outer = running.get();
      running.set(this);
      try (Scope ignored = context.makeCurrent()) {
        runAndLeave();
      } finally {
        running.set(outer);
      }
    }

    private void runAndLeave() {
      try {
        task.run();
      } finally {
        adopted.close();
      }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed where the task ends
    void adopt(Context other) {
      adopted.close();
      adopted = other.makeCurrent();
    }
  }
}
