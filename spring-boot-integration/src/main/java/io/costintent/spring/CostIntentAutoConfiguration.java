/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.store.BudgetStore;
import io.costintent.call.CallListener;
import io.costintent.policy.CallPolicy;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Gives a Spring Boot application its {@link CostTracking}.
 *
 * <p>It is made from {@code costintent.*} of the environment and from beans of the types {@link
 * OpenTelemetry}, {@link CallListener}, {@link CallPolicy}, {@link BudgetListener}, {@link
 * BudgetStore} and {@link CostTrackingCustomizer}, unless the application has one of its own.
 * {@code costintent.enabled=false} makes it do nothing.
 *
 * @since 0.1
 */
@AutoConfiguration
public final class CostIntentAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntentAutoConfiguration() {}

  /** Returns what is configured. */
  @Bean
  @ConditionalOnMissingBean
  public static SpringConfiguration costIntentConfiguration(ConfigurableEnvironment environment) {
    return SpringConfiguration.of(environment);
  }

  /** Returns tracking as the application's environment and beans say. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  public CostTracking costTracking(
      SpringConfiguration configuration,
      ObjectProvider<OpenTelemetry> openTelemetry,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<CallPolicy> policies,
      ObjectProvider<BudgetListener> budgetListeners,
      ObjectProvider<BudgetStore> budgetStore,
      ObjectProvider<CostTrackingCustomizer> customizers) {
    CostTrackingBuilder tracking = configuration.tracking();
    openTelemetry.ifUnique(tracking::openTelemetry);
    listeners.orderedStream().forEach(tracking::listener);
    policies.orderedStream().forEach(tracking::policy);
    budgetListeners.orderedStream().forEach(tracking::budgetListener);
    budgetStore.ifUnique(tracking::budgetStore);
    customizers.orderedStream().forEach(customizer -> customizer.customize(tracking));
    return tracking.build();
  }
}
