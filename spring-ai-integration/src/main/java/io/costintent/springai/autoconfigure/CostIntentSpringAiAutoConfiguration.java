/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.costintent.CostTracking;
import io.costintent.spring.CostIntentAutoConfiguration;
import io.costintent.springai.SpringAiCalls;
import io.costintent.springai.observation.SpringAiObservations;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.observation.ChatModelObservationConvention;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationConvention;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Tracks the models of a Spring Boot application that uses Spring AI, of either generation.
 *
 * <p>With the {@link CostTracking} of {@link CostIntentAutoConfiguration}, or the application's
 * own, every call that Spring AI observes has its intent and cost, and can be denied. {@code
 * costintent.spring-ai.enabled=false} turns it off, as {@code costintent.enabled=false} does.
 *
 * @since 0.1
 */
@AutoConfiguration(
    after = CostIntentAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass({ChatModel.class, ObservationRegistry.class})
@ConditionalOnProperty(
    prefix = "costintent",
    name = {"enabled", "spring-ai.enabled"},
    havingValue = "true",
    matchIfMissing = true)
public final class CostIntentSpringAiAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntentSpringAiAutoConfiguration() {}

  /** Returns what starts calls, for models that an application wraps itself too. */
  @Bean
  @ConditionalOnMissingBean
  public SpringAiCalls costIntentSpringAiCalls(
      ObjectProvider<CostTracking> tracking, Environment environment) {
    return SpringAiCalls.create(tracking::getObject, new StatedBillers(environment));
  }

  /** Returns what makes calls of observations. */
  @Bean
  @ConditionalOnMissingBean
  public SpringAiObservations costIntentSpringAiObservations(
      SpringAiCalls calls, Environment environment) {
    return SpringAiObservations.create(calls, MeterKeys.read(environment));
  }

  /** Returns what has every registry of the application observe calls. */
  @Bean
  public static ObservedRegistries costIntentObservedRegistries(
      ObjectProvider<SpringAiObservations> observations) {
    return new ObservedRegistries(observations);
  }

  /** Returns what leaves usage on spans to Cost Intent, which writes it as numbers. */
  @Bean
  @ConditionalOnMissingBean(ChatModelObservationConvention.class)
  public NumericChatConvention costIntentChatModelObservationConvention() {
    return new NumericChatConvention();
  }

  /** Returns what leaves usage on spans to Cost Intent, which writes it as numbers. */
  @Bean
  @ConditionalOnMissingBean(EmbeddingModelObservationConvention.class)
  public NumericEmbeddingConvention costIntentEmbeddingModelObservationConvention() {
    return new NumericEmbeddingConvention();
  }

  /** Chat clients, where the application has the library. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.ai.chat.client.ChatClient")
  @ConditionalOnProperty(
      prefix = "costintent.spring-ai.tap",
      name = "enabled",
      havingValue = "true",
      matchIfMissing = true)
  static class ChatClients {
    @Bean
    static TrackedChatClients costIntentTrackedChatClients() {
      return new TrackedChatClients();
    }
  }
}
