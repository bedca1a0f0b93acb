/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What Spring's environment says of {@code costintent.*}, as core's configuration.
 *
 * <p>Each property source is a layer, in the order that Spring gives them: maps of several sources
 * are one, of a list that several have the first counts. Placeholders are resolved, names may have
 * hyphens or be in camel case, an empty value is none, and each value knows the file and line it is
 * from. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SpringConfiguration {
  private static final String RESOURCE_ATTRIBUTES = "otel.resource.attributes";
  private static final String DEPLOYMENT_ENVIRONMENT = "deployment.environment.name";

  private final ConfigNode root;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  /**
   * Returns what {@code environment} says now.
   *
   * @throws ConfigException for what has no form that could mean anything
   */
  public static SpringConfiguration of(ConfigurableEnvironment environment) {
    return new SpringConfiguration(environment);
  }

  private SpringConfiguration(ConfigurableEnvironment environment) {
    SourceLayer layers =
        new SourceLayer(
            environment::resolveRequiredPlaceholders,
            unknown -> LoggerFactory.getLogger("io.costintent").warn("{}", unknown));
    ConfigNode all = ConfigNode.empty("the environment");
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        all = all.over(layers.read(enumerable));
      }
    }
    root = all;
    environment
        .getSystemEnvironment()
        .forEach((name, value) -> variables.put(name, String.valueOf(value)));
    putIfSet(properties, RESOURCE_ATTRIBUTES, resourceAttributes(environment));
    putIfSet(properties, "otel.service.name", environment.getProperty("spring.application.name"));
  }

  /** What Boot is told of the resource comes first, as it does on spans. */
  private static @Nullable String resourceAttributes(ConfigurableEnvironment environment) {
    String attributes =
        environment.getProperty(
            RESOURCE_ATTRIBUTES, environment.getProperty("OTEL_RESOURCE_ATTRIBUTES", ""));
    String deployment =
        environment.getProperty(
            "management.opentelemetry.resource-attributes." + DEPLOYMENT_ENVIRONMENT,
            environment.getProperty(
                "management.opentelemetry.resource-attributes[" + DEPLOYMENT_ENVIRONMENT + "]",
                ""));
    String all =
        deployment.isEmpty()
            ? attributes
            : DEPLOYMENT_ENVIRONMENT + '=' + deployment + ',' + attributes;
    return all.isEmpty() ? null : all;
  }

  private static void putIfSet(Map<String, String> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** Returns a builder of tracking that starts with what is configured. */
  public CostTrackingBuilder tracking() {
    return CostTracking.builder()
        .environment(variables, properties)
        .configuration(root.without(OwnKeys.SECTIONS));
  }

  /**
   * Returns what is said below {@code costintent.NAME}, null when nothing is; names have
   * underscores where properties have hyphens.
   */
  public @Nullable ConfigNode section(String name) {
    return root.child(name);
  }
}
