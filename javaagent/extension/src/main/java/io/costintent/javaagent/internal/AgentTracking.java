/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.CostTracking;
import io.costintent.config.ConfigException;
import org.jspecify.annotations.Nullable;
import io.costintent.javaagent.bootstrap.ApplicationBridge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one tracking of the agent, built when the first instrumented class asks. Thread-safe. */
final class AgentTracking {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private @Nullable CostTracking tracking;

  synchronized CostTracking get() {
    if (tracking == null) {
      tracking = create();
    }
    return tracking;
  }

  private static CostTracking create() {
    try {
      return CostTracking.builder().billedElsewhere(ApplicationBridge::isInsideCall).build();
    } catch (ConfigException e) {
      logger.error("Cost Intent is off in this process: {}", e.getMessage());
      return CostTracking.noop();
    }
  }
}
