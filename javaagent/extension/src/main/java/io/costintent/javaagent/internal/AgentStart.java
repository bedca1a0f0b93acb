/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.javaagent.config.AgentSettings;
import io.costintent.javaagent.config.Versions;
import io.opentelemetry.javaagent.extension.AgentListener;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that we are there, and builds the tracking while the application starts. */
public final class AgentStart implements AgentListener {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  @Override
  public void afterAgent(AutoConfiguredOpenTelemetrySdk sdk) {
    AgentConfiguration configuration = AgentConfiguration.get();
    AgentSettings settings = configuration.settings();
    Versions versions = Versions.ofThis();
    logger.info(
        "Cost Intent {} {}, profile {}, made with the OpenTelemetry Java agent {}",
        versions.own(),
        configuration.isOn() ? "is on" : "is off",
        settings.profile().name().toLowerCase(Locale.ROOT),
        versions.agent());
    if (configuration.isOn()) {
      Thread build = new Thread(Agent::prepare, "costintent-start");
      build.setDaemon(true);
      build.start();
    }
  }

  /**
   * The last: what is built here is to take no time from the listeners that the start waits for.
   */
  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }
}
