/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.otel;

import io.costintent.CostTracking;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.otel.CompatibilityProfile;
import io.costintent.otel.CostSpans;
import io.costintent.spring.CostIntentAutoConfiguration;
import io.costintent.spring.CostTrackingCustomizer;
import io.costintent.spring.SpringConfiguration;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Puts intent and cost on the spans of the SDK that Boot builds, whoever starts them, where {@code
 * costintent-otel-exporter} is on the class path. An SDK that configures itself, such as that of
 * the agent or of OpenTelemetry's own starter, has them from there.
 *
 * @since 0.1
 */
@AutoConfiguration(
    after = CostIntentAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration",
      "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
    })
@ConditionalOnClass(
    name = {"io.costintent.otel.CostSpans", "io.opentelemetry.sdk.trace.SdkTracerProvider"})
@ConditionalOnBean(type = "io.opentelemetry.sdk.trace.SdkTracerProvider")
@ConditionalOnProperty(prefix = "costintent", name = "enabled", matchIfMissing = true)
public final class CostSpansAutoConfiguration {
  /** Creates the configuration, for Spring. */
  public CostSpansAutoConfiguration() {}

  /**
   * Returns what the processor and the wrapped exporters share. Attributes are written at once: an
   * application's own processor may export spans that pass no wrapper.
   */
  @Bean
  @ConditionalOnMissingBean
  public CostSpans costIntentSpans(
      SpringConfiguration configuration, ObjectProvider<CostTracking> tracking) {
    return CostSpans.builder()
        .compatibility(profiles(configuration.section("compat")))
        .handler(() -> tracking.getObject().handler())
        .deferAttributes(false)
        .build();
  }

  private static List<CompatibilityProfile> profiles(@Nullable ConfigNode node) {
    ConfigProblems problems = new ConfigProblems();
    List<String> names = node == null ? null : problems.read(node::strings);
    List<CompatibilityProfile> profiles =
        names == null || node == null
            ? List.of()
            : names.stream()
                .map(name ->
                    problems.read(() ->
                        node.parse(
                            "openinference, openlit, logfire or langfuse",
                            text -> CompatibilityProfile.parse(name))))
                .flatMap(Stream::ofNullable)
                .toList();
    problems.throwIfAny();
    return profiles;
  }

  /** Returns what tells tracking of spans of others. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  public CostTrackingCustomizer costIntentInferenceSpans(CostSpans spans) {
    return tracking -> tracking.inferenceSpans(spans.inferenceSpans());
  }

  /** Returns what comes before those that export. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @ConditionalOnProperty(
      prefix = "costintent.otel.processor",
      name = "enabled",
      matchIfMissing = true)
  public SpanProcessor costIntentSpanProcessor(CostSpans spans) {
    return spans.processor();
  }

  /** Returns what wraps those that export. */
  @Bean
  @ConditionalOnProperty(
      prefix = "costintent.otel.exporter",
      name = "enabled",
      matchIfMissing = true)
  public static BeanPostProcessor costIntentSpanExporters(ObjectProvider<CostSpans> spans) {
    return new WrappedExporters(spans::getObject);
  }
}
