/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.costintent.springai.observation.SpringAiObservations;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts our handlers around those of the application: Boot adds its own after a registry is
 * initialized, in a post-processor that is registered before this one.
 */
public final class ObservedRegistries implements BeanPostProcessor {
  private final ObjectProvider<SpringAiObservations> observations;

  ObservedRegistries(ObjectProvider<SpringAiObservations> observations) {
    this.observations = observations;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ObservationRegistry registry) {
      observations.getObject().registerFirst(registry);
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof ObservationRegistry registry) {
      observations.getObject().registerLast(registry);
    }
    return bean;
  }
}
