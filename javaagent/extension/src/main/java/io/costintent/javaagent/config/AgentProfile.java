/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the agent instruments.
 *
 * @since 0.1
 */
public enum AgentProfile {
  /** All that OpenTelemetry's agent does, and model calls. */
  FULL(Map.of(), Map.of()),

  /**
   * Model calls, and what the application says by OpenTelemetry's API; where rules name methods,
   * also what carries their intent to other threads.
   */
  LEAN(
      Map.of(
          "otel.instrumentation.common.default-enabled", "false",
          "otel.instrumentation.costintent.enabled", "true",
          "otel.instrumentation.opentelemetry-api.enabled", "true",
          "otel.jmx.enabled", "false"),
      Map.of("otel.instrumentation.executors.enabled", "true"));

  @SuppressWarnings("ImmutableEnumChecker") // Map.of
  private final Map<String, String> always;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of
  private final Map<String, String> withMethodRules;

  AgentProfile(Map<String, String> always, Map<String, String> withMethodRules) {
    this.always = always;
    this.withMethodRules = withMethodRules;
  }

  /**
   * Returns the names of what stays on where all else is off, as files of OpenTelemetry have them.
   *
   * @param methodRules whether there are rules of methods
   */
  public List<String> modules(boolean methodRules) {
    return properties(methodRules).entrySet().stream()
        .filter(entry -> entry.getValue().equals("true"))
        .map(entry -> entry.getKey().split("\\.", -1)[2].replace('-', '_'))
        .sorted()
        .toList();
  }

  /**
   * Returns what this is in properties of OpenTelemetry's agent, all of which a user may set
   * otherwise.
   *
   * @param methodRules whether there are rules of methods, whose intent lasts while a method runs
   */
  public Map<String, String> properties(boolean methodRules) {
    Map<String, String> properties = new HashMap<>(always);
    if (methodRules) {
      properties.putAll(withMethodRules);
    }
    return properties;
  }
}
