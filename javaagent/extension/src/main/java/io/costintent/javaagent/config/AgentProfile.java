/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import java.util.List;
import java.util.Map;

/**
 * How much the agent instruments.
 *
 * @since 0.1
 */
public enum AgentProfile {
  /** All that OpenTelemetry's agent does, and model calls. */
  FULL(Map.of()),

  /**
   * Model calls, what the application says by OpenTelemetry's API, and what carries both to other
   * threads.
   */
  LEAN(
      Map.of(
          "otel.instrumentation.common.default-enabled", "false",
          "otel.instrumentation.costintent.enabled", "true",
          "otel.instrumentation.executors.enabled", "true",
          "otel.instrumentation.opentelemetry-api.enabled", "true"));

  @SuppressWarnings("ImmutableEnumChecker") // Map.of
  private final Map<String, String> properties;

  AgentProfile(Map<String, String> properties) {
    this.properties = properties;
  }

  /** The names of what stays on where all else is off, as files of OpenTelemetry have them. */
  public List<String> modules() {
    return properties.entrySet().stream()
        .filter(entry -> entry.getValue().equals("true"))
        .map(entry -> entry.getKey().split("\\.", -1)[2].replace('-', '_'))
        .sorted()
        .toList();
  }

  /** What this is in properties of OpenTelemetry's agent, all of which a user may set otherwise. */
  public Map<String, String> properties() {
    return properties;
  }
}
