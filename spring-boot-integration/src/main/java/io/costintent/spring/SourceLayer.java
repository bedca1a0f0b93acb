/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.CostTrackingBuilder;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigSources;
import io.costintent.config.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** One source of properties as a layer of core's configuration. */
final class SourceLayer {
  private static final String PREFIX = "costintent.";
  private static final String VARIABLE_PREFIX = "COSTINTENT_";

  /** Variables that only adapters know. */
  private static final String OF_ADAPTERS = "COSTINTENT_SPRING_AI_";

  /** The one list that says something by being empty, which Spring has as an empty text. */
  private static final String MAY_BE_EMPTY = "metrics.intent_keys";

  private final UnaryOperator<String> placeholders;
  private final Consumer<String> unknown;

  /**
   * Creates what makes layers.
   *
   * @param placeholders resolves those in a value
   * @param unknown told of variables with our prefix that stand for nothing
   */
  SourceLayer(UnaryOperator<String> placeholders, Consumer<String> unknown) {
    this.placeholders = placeholders;
    this.unknown = unknown;
  }

  ConfigNode read(EnumerablePropertySource<?> source) {
    return source instanceof SystemEnvironmentPropertySource variables
        ? ofVariables(variables)
        : ofProperties(source);
  }

  private ConfigNode ofVariables(SystemEnvironmentPropertySource source) {
    Map<String, String> variables = new HashMap<>();
    source
        .getSource()
        .forEach((name, value) -> {
          String text = placeholders.apply(String.valueOf(value));
          if (name.startsWith(VARIABLE_PREFIX)
              && !name.startsWith(OF_ADAPTERS)
              && !text.isEmpty()) {
            variables.put(name, text);
          }
        });
    List<String> keys = new ArrayList<>(CostTrackingBuilder.configurationKeys());
    keys.addAll(OwnKeys.ALL);
    return ConfigSources.environment(variables, keys, unknown);
  }

  private ConfigNode ofProperties(EnumerablePropertySource<?> source) {
    List<ConfigSources.Entry> entries = new ArrayList<>();
    for (String name : source.getPropertyNames()) {
      Object value = name.startsWith(PREFIX) ? source.getProperty(name) : null;
      if (value != null) {
        String key = PropertyNames.key(name.substring(PREFIX.length()));
        String text = placeholders.apply(String.valueOf(value));
        if (!text.isEmpty() || key.equals(MAY_BE_EMPTY)) {
          entries.add(new ConfigSources.Entry(key, text, location(source, name)));
        }
      }
    }
    return ConfigSources.entries(source.getName(), entries);
  }

  private static Location location(EnumerablePropertySource<?> source, String name) {
    Origin origin = OriginLookup.getOrigin(source, name);
    if (origin instanceof TextResourceOrigin text
        && text.getResource() != null
        && text.getLocation() != null) {
      return Location.of(
          text.getResource().getDescription(),
          text.getLocation().getLine() + 1,
          text.getLocation().getColumn() + 1);
    }
    if (origin != null) {
      return Location.of(origin.toString());
    }
    boolean system =
        source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    return Location.of(system ? "system property " + name : "property source " + source.getName());
  }
}
