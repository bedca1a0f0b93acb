/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import io.costintent.CostTracking;
import io.costintent.spring.CostIntentAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What operators ask a running application: the endpoint {@code costintent}, health and info.
 *
 * @since 0.1
 */
@AutoConfiguration(after = CostIntentAutoConfiguration.class)
@ConditionalOnClass({ConditionalOnAvailableEndpoint.class, InfoContributor.class})
@ConditionalOnProperty(prefix = "costintent", name = "enabled", matchIfMissing = true)
public final class CostIntentActuatorAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntentActuatorAutoConfiguration() {}

  /** Returns what adds up for the endpoint. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint(endpoint = CostIntentEndpoint.class)
  public SpendTally costIntentSpendTally() {
    return new SpendTally();
  }

  /** Returns the endpoint. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint(endpoint = CostIntentEndpoint.class)
  public CostIntentEndpoint costIntentEndpoint(SpendTally tally, CostTracking tracking) {
    return new CostIntentEndpoint(tally, new Standings(tracking));
  }

  /** Returns what tells the version of prices. */
  @Bean
  @ConditionalOnMissingBean(name = "costIntentInfoContributor")
  @ConditionalOnEnabledInfoContributor("costintent")
  public InfoContributor costIntentInfoContributor(CostTracking tracking) {
    Standings standings = new Standings(tracking);
    return info -> info.withDetail("costintent", standings.prices());
  }

  /** The health of Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3 {
    @Bean
    @ConditionalOnMissingBean(name = "costIntentHealthIndicator")
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator(
        "costintent")
    org.springframework.boot.actuate.health.HealthIndicator costIntentHealthIndicator(
        CostTracking tracking) {
      HealthFacts facts = new HealthFacts(new Standings(tracking));
      return () ->
          org.springframework.boot.actuate.health.Health.status(
                  facts.isDegraded() ? HealthFacts.DEGRADED : "UP")
              .withDetails(facts.details())
              .build();
    }
  }

  /** The health of Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4 {
    @Bean
    @ConditionalOnMissingBean(name = "costIntentHealthIndicator")
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(
        "costintent")
    org.springframework.boot.health.contributor.HealthIndicator costIntentHealthIndicator(
        CostTracking tracking) {
      HealthFacts facts = new HealthFacts(new Standings(tracking));
      return () ->
          org.springframework.boot.health.contributor.Health.status(
                  facts.isDegraded() ? HealthFacts.DEGRADED : "UP")
              .withDetails(facts.details())
              .build();
    }
  }
}
