/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What Spring's environment says of {@code costintent.*}, as core's configuration.
 *
 * <p>Property sources have the order that Spring gives them, placeholders are resolved, and names
 * may have hyphens where core has underscores.
 */
final class SpringConfiguration {
  private static final String PREFIX = "costintent.";

  /** Where names are of the application's own making: labels, models, experiments. */
  private static final List<String> OWN_NAMES =
      List.of("costintent.intent.label.", "costintent.policies.");

  private static final String RESOURCE_ATTRIBUTES = "otel.resource.attributes";

  /** Returns a builder of tracking that starts with what {@code environment} says. */
  static CostTrackingBuilder builder(ConfigurableEnvironment environment) {
    Map<String, String> variables = new HashMap<>();
    environment
        .getSystemEnvironment()
        .forEach((name, value) -> variables.put(name, String.valueOf(value)));
    return CostTracking.builder().environment(variables, properties(environment));
  }

  private static Map<String, String> properties(ConfigurableEnvironment environment) {
    Map<String, String> properties = new HashMap<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        for (String name : enumerable.getPropertyNames()) {
          if (name.startsWith(PREFIX)) {
            put(properties, environment, name);
          }
        }
      }
    }
    String attributes = environment.getProperty(RESOURCE_ATTRIBUTES);
    if (attributes != null) {
      properties.put(RESOURCE_ATTRIBUTES, attributes);
    }
    return properties;
  }

  /** What has several spellings is taken from the first source that has one. */
  private static void put(
      Map<String, String> properties, ConfigurableEnvironment environment, String name) {
    String value = environment.getProperty(name);
    String key = OWN_NAMES.stream().anyMatch(name::startsWith) ? name : name.replace('-', '_');
    if (value != null) {
      properties.putIfAbsent(key, value);
    }
  }

  private SpringConfiguration() {}
}
