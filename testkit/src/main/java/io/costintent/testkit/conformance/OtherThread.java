/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Runs a part of a test on a thread of its own, and tells what failed there. */
final class OtherThread {
  private volatile @Nullable Throwable failure;

  /** Runs {@code task} on another thread and waits for it. */
  void run(Runnable task) throws Throwable {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(task).get(ChunkQueue.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Runs what may throw anything, for a task of {@link #run}. */
  void attempt(ThrowingCallable part) {
    failure = catchThrowable(part);
  }
}
