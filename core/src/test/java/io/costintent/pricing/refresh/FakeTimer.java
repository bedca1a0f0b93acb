/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import io.costintent.internal.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Runs tasks when the test says so, and remembers for how long they were put off. */
final class FakeTimer implements Timer {
  final List<Duration> delays = new ArrayList<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void after(Duration delay, Runnable task) {
    delays.add(delay);
    tasks.add(task);
  }

  void runNext() {
    tasks.remove().run();
  }

  boolean isIdle() {
    return tasks.isEmpty();
  }

  @Override
  public void close() {
    tasks.clear();
  }
}
