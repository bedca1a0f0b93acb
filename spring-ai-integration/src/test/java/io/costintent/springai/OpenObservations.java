/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.concurrent.TimeUnit;
import org.springframework.ai.model.observation.ModelObservationContext;

/**
 * Knows which calls of models Spring AI has not told the end of: it tells that of a stream after
 * its subscriber was told. Thread-safe.
 */
final class OpenObservations implements ObservationHandler<ModelObservationContext<?, ?>> {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private int open;

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof ModelObservationContext;
  }

  @Override
  public synchronized void onStart(ModelObservationContext<?, ?> context) {
    open++;
  }

  @Override
  public synchronized void onStop(ModelObservationContext<?, ?> context) {
    open--;
    notifyAll();
  }

  /** Waits until all calls that were started have ended. */
  synchronized void await() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (open > 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(open + " observations did not end");
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
