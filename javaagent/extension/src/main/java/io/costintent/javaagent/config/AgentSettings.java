/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.otel.CompatibilityProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of the agent itself.
 *
 * @param enabled whether anything of Cost Intent is on
 * @param profile how much is instrumented
 * @param debug whether what is done with calls is told in the agent's log
 * @since 0.1
 */
public record AgentSettings(boolean enabled, AgentProfile profile, boolean debug) {
  /**
   * Reads what concerns the agent.
   *
   * @param configured all that is configured
   * @throws ConfigException naming each wrong value
   */
  public static AgentSettings read(ConfigNode configured) {
    ConfigProblems problems = new ConfigProblems();
    ConfigNode agent = configured.child("agent");
    AgentProfile profile = agent == null ? null : problems.read(() -> profile(agent));
    problems.check(() -> ClientSettings.read(agent));
    problems.check(() -> completesFile(agent));
    ConfigNode compat = configured.child("compat");
    if (compat != null) {
      problems.check(() -> checkProfiles(compat));
    }
    AgentSettings settings =
        new AgentSettings(
            flag(configured.child("enabled"), true, problems),
            profile == null ? AgentProfile.FULL : profile,
            flag(configured.child("debug"), false, problems));
    problems.throwIfAny();
    return settings;
  }

  /**
   * Returns whether what a file that configures OpenTelemetry lacks is put into it; it is unless
   * stated otherwise.
   *
   * @param agent null when nothing is configured of it
   * @throws ConfigException when it is neither true nor false
   */
  public static boolean completesFile(@Nullable ConfigNode agent) {
    ConfigNode complete = agent == null ? null : agent.child("complete_file");
    return complete == null || complete.bool();
  }

  private static AgentProfile profile(ConfigNode agent) {
    agent.allowKeys("profile", "complete_file", "openai", "providers");
    ConfigNode profile = agent.child("profile");
    return profile == null ? AgentProfile.FULL : profile.enumValue(AgentProfile.class);
  }

  /** Returns the names of other tools, of the key {@code compat}. */
  public static List<String> compat(ConfigNode compat) {
    return compat.isList() ? compat.strings() : List.of(compat.string().split(",", -1));
  }

  private static void checkProfiles(ConfigNode compat) {
    List<String> names = compat(compat);
    compat.parse("names of other tools", text -> names.stream().map(AgentSettings::named).toList());
  }

  private static CompatibilityProfile named(String name) {
    return CompatibilityProfile.parse(name);
  }

  private static boolean flag(@Nullable ConfigNode node, boolean otherwise, ConfigProblems found) {
    Boolean value = node == null ? null : found.read(node::bool);
    return value == null ? otherwise : value;
  }
}
