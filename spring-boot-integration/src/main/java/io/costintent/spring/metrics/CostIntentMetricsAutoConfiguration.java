/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.metrics;

import io.costintent.spring.CostIntentAutoConfiguration;
import io.costintent.spring.CostTrackingCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Counts in the application's {@link MeterRegistry}, where there is one, instead of in
 * OpenTelemetry's metrics: never in both.
 *
 * @since 0.1
 */
@AutoConfiguration(before = CostIntentAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnProperty(prefix = "costintent", name = "enabled", matchIfMissing = true)
public final class CostIntentMetricsAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostIntentMetricsAutoConfiguration() {}

  /** Returns what sends metrics to the one registry, or to that which stands for all. */
  @Bean
  @ConditionalOnProperty(prefix = "costintent.spring", name = "micrometer", matchIfMissing = true)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  public CostTrackingCustomizer costIntentMicrometer(ObjectProvider<MeterRegistry> registry) {
    return tracking ->
        registry.ifUnique(unique -> tracking.meterProvider(new RegistryMeters(unique)));
  }
}
