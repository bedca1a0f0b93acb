/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {
  @Test
  void worker_runsOneAfterTheOther_onADaemonThread_whateverFails() throws InterruptedException {
    Worker worker = Worker.daemon("worker test");
    List<String> ran = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(1);

    worker.execute(() -> ran.add(Thread.currentThread().getName()));
    worker.execute(() -> {
      throw new IllegalStateException("one of them fails");
    });
    worker.execute(() -> ran.add("daemon " + Thread.currentThread().isDaemon()));
    worker.schedule(done::countDown, Duration.ofMillis(1));

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ran).containsExactly("costintent-worker-test", "daemon true");
    assertThat(Guard.failures()).containsKey("worker test");
    worker.close(Duration.ofSeconds(10));
  }

  @Test
  void close_letsWaitingTasksEnd_andForgetsLaterOnes() {
    Worker worker = Worker.daemon("closed worker");
    List<String> ran = new CopyOnWriteArrayList<>();
    worker.schedule(() -> ran.add("an hour later"), Duration.ofHours(1));
    worker.execute(() -> ran.add("waiting"));

    worker.close(Duration.ofSeconds(10));
    worker.execute(() -> ran.add("too late"));

    assertThat(ran).containsExactly("waiting");
  }

  @Test
  void close_interruptsWhatDoesNotEnd() throws InterruptedException {
    Worker worker = Worker.daemon("stuck worker");
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    worker.execute(() -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    });
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    worker.close(Duration.ofMillis(1));

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
