/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One platform thread for each request under way, since any of them may be held. */
final class SimulatorThreads {
  private static final long END_SECONDS = 5;

  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService executor;

  SimulatorThreads(int port) {
    executor =
        Executors.newCachedThreadPool(task -> {
          String name = "provider-simulator-" + port + "-" + number.incrementAndGet();
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  ExecutorService executor() {
    return executor;
  }

  /** Interrupts what is held and waits for the threads to end. */
  void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("requests still under way after " + END_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
