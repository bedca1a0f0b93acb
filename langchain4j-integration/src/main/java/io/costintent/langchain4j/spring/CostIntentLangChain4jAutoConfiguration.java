/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.spring;

import dev.langchain4j.model.chat.listener.ChatModelListener;
import io.costintent.CostTracking;
import io.costintent.langchain4j.CostIntentChatModelListener;
import io.costintent.langchain4j.CostIntentEmbeddingModelListener;
import io.costintent.spring.CostIntentAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Tracks the models and AI services that are beans of a Spring Boot application.
 *
 * <p>With the {@link CostTracking} of {@link CostIntentAutoConfiguration}, or the application's
 * own.
 *
 * @since 0.1
 */
@AutoConfiguration(after = CostIntentAutoConfiguration.class)
@ConditionalOnClass(ChatModelListener.class)
public final class CostIntentLangChain4jAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntentLangChain4jAutoConfiguration() {}

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
