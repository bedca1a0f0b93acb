/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.spring;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.store.BudgetStore;
import io.costintent.call.CallListener;
import io.costintent.langchain4j.CostIntentChatModelListener;
import io.costintent.langchain4j.CostIntentEmbeddingModelListener;
import io.costintent.policy.CallPolicy;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Tracks the models and AI services that are beans of a Spring Boot application.
 *
 * <p>Makes a {@link CostTracking} from {@code costintent.*} of the environment and from beans of
 * the types {@link OpenTelemetry}, {@link CallListener}, {@link CallPolicy}, {@link BudgetListener}
 * and {@link BudgetStore}, unless the application has one of its own. {@code
 * costintent.enabled=false} turns everything off.
 *
 * @since 0.1
 */
@AutoConfiguration
@ConditionalOnClass(ChatModelListener.class)
public final class CostIntentLangChain4jAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntentLangChain4jAutoConfiguration() {}

  /** Returns tracking as the application's environment and beans say. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  public CostTracking costTracking(
      ConfigurableEnvironment environment,
      ObjectProvider<OpenTelemetry> openTelemetry,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<CallPolicy> policies,
      ObjectProvider<BudgetListener> budgetListeners,
      ObjectProvider<BudgetStore> budgetStore) {
    CostTrackingBuilder tracking = SpringConfiguration.builder(environment);
    openTelemetry.ifUnique(tracking::openTelemetry);
    listeners.orderedStream().forEach(tracking::listener);
    policies.orderedStream().forEach(tracking::policy);
    budgetListeners.orderedStream().forEach(tracking::budgetListener);
    budgetStore.ifUnique(tracking::budgetStore);
    return tracking.build();
  }

  /** Returns the listener that LangChain4j's starters give to each chat model they make. */
  @Bean
  @ConditionalOnMissingBean
  public CostIntentChatModelListener costIntentChatModelListener(CostTracking tracking) {
    return CostIntentChatModelListener.create(tracking);
  }

  /** Returns the listener for embedding models that an application makes itself. */
  @Bean
  @ConditionalOnMissingBean
  public CostIntentEmbeddingModelListener costIntentEmbeddingModelListener(CostTracking tracking) {
    return CostIntentEmbeddingModelListener.create(tracking);
  }

  /** Returns what wraps beans that are models or AI services. */
  @Bean
  public static TrackedBeans costIntentTrackedBeans(ObjectProvider<CostTracking> tracking) {
    return new TrackedBeans(tracking::getObject);
  }
}
