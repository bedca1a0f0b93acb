/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.ai.chat.client.observation.ChatClientObservationContext;
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

  private int models;
  private int clients;

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

  private synchronized void add(Observation.Context context, int started) {
    if (context instanceof ChatClientObservationContext) {
      clients += started;
    } else {
      models += started;
    }
    notifyAll();
  }

  /** Waits until all calls of models that were started have ended. */
  void await() {
    await(() -> models);
  }

  /** Waits for those of clients as well, whose observations do not all end when cancelled. */
  void awaitAll() {
    await(() -> models + clients);
  }

  private synchronized void await(IntSupplier open) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (open.getAsInt() > 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(open.getAsInt() + " observations did not end");
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class Ends implements ObservationHandler<Observation.Context> {
    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof ModelObservationContext
          || context instanceof ChatClientObservationContext;
    }

    @Override
    public void onStart(Observation.Context context) {
      add(context, 1);
    }

    @Override
    public void onStop(Observation.Context context) {
      add(context, -1);
    }
  }
}
