/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import io.costintent.propagation.IntentBaggage;
import io.costintent.spring.CostIntentAutoConfiguration;
import io.costintent.spring.SpringConfiguration;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.WebFilter;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Gives the requests of a web application the intent that {@code costintent.routes} says.
 *
 * @since 0.1
 */
@AutoConfiguration(after = CostIntentAutoConfiguration.class)
@ConditionalOnClass(PathPattern.class)
@ConditionalOnWebApplication
@ConditionalOnProperty(prefix = "costintent", name = "enabled", matchIfMissing = true)
public final class RoutesAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public RoutesAutoConfiguration() {}

  /** Returns the configured routes. */
  @Bean
  @ConditionalOnMissingBean
  public Routes costIntentRoutes(SpringConfiguration configuration) {
    return Routes.read(configuration.section("routes"));
  }

  /** With a servlet container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass({Filter.class, OncePerRequestFilter.class})
  static class Servlets {
    @Bean
    @ConditionalOnMissingBean
    RouteFilter costIntentRouteFilter(Routes routes, ObjectProvider<IntentBaggage> baggage) {
      return new RouteFilter(routes, baggage.getIfUnique());
    }
  }

  /** With WebFlux. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  @ConditionalOnClass(WebFilter.class)
  static class Reactive {
    @Bean
    @ConditionalOnMissingBean
    RouteWebFilter costIntentRouteWebFilter(Routes routes, ObjectProvider<IntentBaggage> baggage) {
      return new RouteWebFilter(routes, baggage.getIfUnique());
    }
  }
}
