/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.javaagent.bootstrap.ApplicationBridge;
import io.costintent.javaagent.place.AgentPlaces;
import io.costintent.javaagent.place.AgentResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one tracking of the agent, built once. Thread-safe. */
final class AgentTracking {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private final AgentResource resource;
  private final AgentConfiguration configuration;
  private @Nullable CostTracking tracking;

  AgentTracking(AgentResource resource, AgentConfiguration configuration) {
    this.resource = resource;
    this.configuration = configuration;
  }

  /** Returns it, after the agent's OpenTelemetry is there. */
  synchronized CostTracking get() {
    if (tracking == null) {
      ConfigNode configured = configured();
      tracking = configured == null ? CostTracking.noop() : create(configured);
    }
    return tracking;
  }

  private @Nullable ConfigNode configured() {
    return configuration.isOn() ? configuration.configured() : null;
  }

  private CostTracking create(ConfigNode configured) {
    CostTrackingBuilder builder =
        CostTracking.builder()
            .configuration(configured)
            .intentSource(rules -> new AgentPlaces(rules, resource))
            .billedElsewhere(ApplicationBridge::isInsideCall);
    if (configuration.settings().debug()) {
      builder.listener(new CallLog());
    }
    try {
      return builder.build();
    } catch (ConfigException e) {
      logger.error("Cost Intent is off in this process: {}", e.getMessage());
      return CostTracking.noop();
    }
  }
}
