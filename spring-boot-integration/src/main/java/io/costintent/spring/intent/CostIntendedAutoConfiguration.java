/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.intent;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Makes {@code @CostIntended} mean something on beans: services, controllers, scheduled methods,
 * listeners of messages.
 *
 * @since 0.1
 */
@AutoConfiguration
@ConditionalOnClass(AopUtils.class)
@ConditionalOnProperty(prefix = "costintent", name = "enabled", matchIfMissing = true)
public final class CostIntendedAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntendedAutoConfiguration() {}

  /** Returns what intercepts annotated beans; of their class, as Boot proxies others. */
  @Bean
  @ConditionalOnMissingBean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  public static IntendedBeans costIntendedBeans(Environment environment) {
    return new IntendedBeans(
        environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
  }
}
