/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Threads that begin at the same moment. */
final class Threads {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** Runs {@code body} on {@code count} threads, waits for all, and throws what the first threw. */
  static void run(int count, Body body) throws Throwable {
    Threads threads = new Threads();
    List<Thread> started =
        IntStream.range(0, count)
            .mapToObj(number -> new Thread(() -> threads.run(body, number), "race-" + number))
            .toList();
    started.forEach(Thread::start);
    threads.gate.countDown();
    for (Thread thread : started) {
      thread.join(TimeUnit.SECONDS.toMillis(ChunkQueue.PATIENCE_SECONDS));
      assertThat(thread.isAlive()).as("%s is stuck", thread).isFalse();
    }
    if (!threads.failures.isEmpty()) {
      throw threads.failures.remove();
    }
  }

  private void run(Body body, int number) {
    Throwable failure =
        catchThrowable(() -> {
          gate.await();
          body.run(number);
        });
    if (failure != null) {
      failures.add(failure);
    }
  }

  private Threads() {}

  /** What a thread does. */
  @FunctionalInterface
  interface Body {
    void run(int thread) throws Exception;
  }
}
