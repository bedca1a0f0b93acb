/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.internal.Guard;
import io.costintent.internal.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Workers whose tasks run when the test says so. */
final class ManualWorkers {
  final Deque<Runnable> tasks = new ArrayDeque<>();
  final List<Duration> delays = new ArrayList<>();
  private final Deque<Runnable> later = new ArrayDeque<>();

  Worker worker(String name) {
    return new Worker() {
      @Override
      public void execute(Runnable task) {
        tasks.add(() -> Guard.run(name, task));
      }

      @Override
      public void schedule(Runnable task, Duration delay) {
        delays.add(delay);
        later.add(() -> Guard.run(name, task));
      }

      @Override
      public void close(Duration patience) {
        tasks.clear();
        later.clear();
      }
    };
  }

  /** Runs what is due, and what comes of it. */
  void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** Lets the delays pass. */
  void runLater() {
    tasks.addAll(later);
    later.clear();
    run();
  }
}
