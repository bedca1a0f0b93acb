/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigSources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
  @Test
  void read_isFullAndQuietUnlessTold() {
    assertThat(AgentSettings.read(configured(Map.of())))
        .isEqualTo(new AgentSettings(true, AgentProfile.FULL, false));
  }

  @Test
  void read_takesWhatIsSet() {
    Map<String, String> set =
        Map.of("agent.profile", "lean", "debug", "true", "enabled", "false", "compat", "openlit");

    assertThat(AgentSettings.read(configured(set)))
        .isEqualTo(new AgentSettings(false, AgentProfile.LEAN, true));
  }

  @Test
  void read_namesEachWrongValue() {
    Map<String, String> wrong =
        Map.of("agent.profile", "slim", "debug", "perhaps", "compat", "openlit,nobody");

    assertThatThrownBy(() -> AgentSettings.read(configured(wrong)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("agent.profile: slim (expected: one of full, lean)")
        .hasMessageContaining("debug: perhaps (expected: true or false)")
        .hasMessageContaining("compat: openlit,nobody");
  }

  @Test
  void read_refusesUnknownKeysOfTheAgent() {
    assertThatThrownBy(() -> AgentSettings.read(configured(Map.of("agent.profil", "lean"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("agent.profil: unknown key");
  }

  @Test
  void lean_leavesNothingOnButModelCalls() {
    assertThat(AgentProfile.LEAN.properties(false))
        .containsEntry("otel.instrumentation.common.default-enabled", "false")
        .containsEntry("otel.instrumentation.costintent.enabled", "true")
        .doesNotContainKey("otel.instrumentation.executors.enabled");
    assertThat(AgentProfile.FULL.properties(true)).isEmpty();
  }

  @Test
  void lean_carriesTheIntentOfMethodsToOtherThreads() {
    assertThat(AgentProfile.LEAN.properties(true))
        .containsEntry("otel.instrumentation.executors.enabled", "true");
  }

  @Test
  void ofThis_knowsTheVersionsOfTheBuild() {
    Versions versions = Versions.ofThis();

    assertThat(versions.own()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(versions.agent()).isEqualTo("2.33.1");
  }

  private static ConfigNode configured(Map<String, String> values) {
    return ConfigSources.values("test", values);
  }
}
