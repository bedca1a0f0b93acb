/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.context;

import io.costintent.propagation.IntentContext;
import io.micrometer.context.ContextRegistry;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

/**
 * Brings the intent to the threads of tasks, and to those of Reactor where automatic context
 * propagation is on.
 *
 * @since 0.1
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
      "org.springframework.boot.task.autoconfigure.TaskExecutionAutoConfiguration"
    })
@ConditionalOnProperty(prefix = "costintent", name = "enabled", matchIfMissing = true)
public final class IntentContextAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public IntentContextAutoConfiguration() {}

  /** Returns what gives tasks of Boot's executors the context of who hands them in. */
  @Bean
  @ConditionalOnMissingBean
  public TaskDecorator costIntentTaskDecorator() {
    return IntentContext::wrap;
  }

  /** With context-propagation on the class path. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ContextRegistry.class)
  static class Snapshots {
    /** Observations have their accessor from the start; ours comes after it. */
    @Bean
    static InitializingBean costIntentSnapshots() {
      return () -> ContextRegistry.getInstance().registerThreadLocalAccessor(new IntentAccessor());
    }
  }
}
