/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import io.costintent.CostTracking;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.intent.rule.MethodRule;
import io.costintent.javaagent.config.AgentProfile;
import io.costintent.javaagent.config.AgentSettings;
import io.costintent.javaagent.config.ClientSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is configured in this process, read once. Immutable and thread-safe.
 *
 * @param configured what to build tracking from; null when it cannot be used, which was said
 * @param methodRules the rules of methods; none where we are off
 */
record AgentConfiguration(
    @Nullable ConfigNode configured, AgentSettings settings, List<MethodRule> methodRules) {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  static AgentConfiguration get() {
    return Read.ONCE;
  }

  /** What the profile is in properties of OpenTelemetry's agent. */
  Map<String, String> properties() {
    return settings.profile().properties(!methodRules.isEmpty());
  }

  /** What alone is instrumented; empty for all that there is. */
  List<String> modules() {
    return settings.profile().modules(!methodRules.isEmpty());
  }

  /** Whether anything of ours is to happen. */
  boolean isOn() {
    return configured != null && settings.enabled();
  }

  private static AgentConfiguration read() {
    try {
      ConfigNode configured =
          CostTracking.builder()
              .checkedConfiguration(AgentSettings::read)
              .without(List.of("config")); // whose entries are in it: the file is read once
      AgentSettings settings = AgentSettings.read(configured);
      AgentLogger.tellDetails(settings.debug());
      ClientSettings.use(ClientSettings.read(configured.child("agent")));
      List<MethodRule> rules =
          settings.enabled()
              ? CostTracking.builder().configuration(configured).rules().methods()
              : List.of();
      return new AgentConfiguration(configured, settings, rules);
    } catch (ConfigException e) {
      logger.error(
          "Cost Intent is off in this process, the application runs without it: {}",
          e.getMessage());
      return new AgentConfiguration(
          null, new AgentSettings(false, AgentProfile.FULL, false), List.of());
    }
  }

  private static final class Read {
    static final AgentConfiguration ONCE = read();
  }
}
