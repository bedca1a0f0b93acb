/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.CostTracking;
import io.costintent.config.ConfigException;
import io.costintent.intent.rule.MethodRule;
import io.costintent.javaagent.place.AgentPlaces;
import io.costintent.javaagent.place.AgentResource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one tracking of the agent, built when the first instrumented class asks. Thread-safe. */
final class AgentTracking {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private final AgentResource resource;
  private @Nullable CostTracking tracking;
  private @Nullable List<MethodRule> methods;

  AgentTracking(AgentResource resource) {
    this.resource = resource;
  }

  /** The rules of methods; none when the configuration is wrong, which is said. */
  synchronized List<MethodRule> methodRules() {
    if (methods == null) {
      try {
        methods = CostTracking.builder().rules().methods();
      } catch (ConfigException e) {
        methods = List.of(); // said when the tracking is built
      }
    }
    return methods;
  }

  synchronized CostTracking get() {
    if (tracking == null) {
      tracking = create();
    }
    return tracking;
  }

  private CostTracking create() {
    try {
      return CostTracking.builder()
          .intentSource(rules -> new AgentPlaces(rules, resource))
          .build();
    } catch (ConfigException e) {
      logger.error("Cost Intent is off in this process: {}", e.getMessage());
      return CostTracking.noop();
    }
  }
}
