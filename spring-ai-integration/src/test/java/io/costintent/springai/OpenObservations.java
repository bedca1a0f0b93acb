/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.TimeUnit;
import org.springframework.ai.model.observation.ModelObservationContext;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Knows which calls of models Spring AI has not told the end of: it tells that of a stream after
 * its subscriber was told.
 *
 * <p>Its handler comes right after the one that may deny a call, and before those that Boot adds,
 * so that it hears of an end when their spans have ended. Spring asks post-processors of this kind
 * last. Thread-safe.
 */
final class OpenObservations implements MergedBeanDefinitionPostProcessor {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private int open;

  @Override
  public void postProcessMergedBeanDefinition(
      RootBeanDefinition definition, Class<?> type, String name) {}

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ObservationRegistry registry) {
      registry.observationConfig().observationHandler(new Ends());
    }
    return bean;
  }

  private synchronized void add(int calls) {
    open += calls;
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

  private final class Ends implements ObservationHandler<ModelObservationContext<?, ?>> {
    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof ModelObservationContext;
    }

    @Override
    public void onStart(ModelObservationContext<?, ?> context) {
      add(1);
    }

    @Override
    public void onStop(ModelObservationContext<?, ?> context) {
      add(-1);
    }
  }
}
