/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * Many tenants that do the same at the same time.
 *
 * @param size how many
 */
record Crowd(int size) {
  private static final int THREADS = 16;

  static Crowd of(int size) {
    return new Crowd(size);
  }

  List<String> tenants() {
    return IntStream.range(0, size).mapToObj(i -> "tenant-" + i).toList();
  }

  /** Runs {@code task} once for each tenant, with its intent, and waits for all. */
  void each(ThrowingCallable task) throws Throwable {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<@Nullable Throwable>> running = new ArrayList<>();
      for (String tenant : tenants()) {
        running.add(threads.submit(() -> failure(tenant, task)));
      }
      for (Future<@Nullable Throwable> one : running) {
        Throwable failure = one.get(ChunkQueue.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (failure != null) {
          throw failure;
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static @Nullable Throwable failure(String tenant, ThrowingCallable task) {
    try (Scope ignored = IntentContext.open(CostIntent.builder().tenant(tenant).build())) {
      return catchThrowable(task);
    }
  }
}
