/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConfigSourcesTest {
  private static final List<String> KEYS =
      List.of(
          "intent.team",
          "intent.cost_center",
          "budgets[].limit",
          "budgets[].models[]",
          "approved-models");

  private final List<String> unknown = new ArrayList<>();

  @Test
  void environment_resolvesNamesByTheKnownKeys() {
    ConfigNode root =
        environment(
            Map.of(
                "COSTINTENT_INTENT_TEAM", "support",
                "COSTINTENT_INTENT_COST_CENTER", "0042",
                "COSTINTENT_APPROVED_MODELS", "a,b",
                "COSTINTENT_BUDGETS_0_LIMIT", "5",
                "COSTINTENT_BUDGETS_0_MODELS_1", "y",
                "COSTINTENT_BUDGETS_0_MODELS_0", "x",
                "PATH", "/bin"));

    assertThat(root)
        .isEqualTo(
            ConfigFiles.parse(
                """
                intent: {team: support, cost_center: "0042"}
                approved-models: a,b
                budgets: [{limit: 5, models: [x, y]}]
                """,
                "f",
                ConfigFormat.YAML));
    assertThat(unknown).isEmpty();
  }

  @Test
  void environment_namesTheVariableInMessages() {
    ConfigNode root = environment(Map.of("COSTINTENT_BUDGETS_0_LIMIT", "much"));
    ConfigNode limit = root.require("budgets").list().get(0).require("limit");

    assertThatThrownBy(limit::decimal)
        .hasMessage(
            "environment variable COSTINTENT_BUDGETS_0_LIMIT: budgets[0].limit: much"
                + " (expected: a decimal)");
    assertThat(limit.location().line()).isNull();
  }

  @Test
  void environment_reportsUnknownNamesInOrderButGoesOn() {
    ConfigNode root =
        environment(
            Map.of(
                "COSTINTENT_SERVICE_HOST", "10.0.0.1",
                "COSTINTENT_INTENT_TAEM", "x",
                "COSTINTENT_BUDGETS_X_LIMIT", "1",
                "costintent_intent_team", "x"));

    assertThat(root).isEqualTo(ConfigNode.empty("environment"));
    assertThat(unknown)
        .containsExactly(
            "environment variable COSTINTENT_BUDGETS_X_LIMIT: stands for no key"
                + " (did you mean COSTINTENT_BUDGETS_0_LIMIT?)",
            "environment variable COSTINTENT_INTENT_TAEM: stands for no key"
                + " (did you mean COSTINTENT_INTENT_TEAM?)",
            "environment variable COSTINTENT_SERVICE_HOST: stands for no key");
  }

  @Test
  void environment_refusesKeysThatShareAName() {
    List<String> keys = List.of("a.b_c", "a_b.c");

    assertThatThrownBy(() -> ConfigSources.environment(Map.of(), keys, unknown::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keys: a.b_c and a_b.c (expected: one key for COSTINTENT_A_B_C)");
  }

  @Test
  void systemProperties_areThoseOfOurPrefix() {
    Properties properties = new Properties();
    properties.setProperty("costintent.intent.team", "support");
    properties.setProperty("costintent.budgets[0].limit", "x");
    properties.setProperty("costintentional", "x");
    properties.setProperty("java.version", "17");
    properties.put("costintent.object", new Object());
    properties.put(1, "x");

    ConfigNode root = ConfigSources.systemProperties(properties);

    assertThat(root.map()).containsOnlyKeys("intent", "budgets");
    ConfigNode limit = root.require("budgets").list().get(0).require("limit");
    assertThatThrownBy(limit::decimal)
        .hasMessageStartingWith("system property costintent.budgets[0].limit: budgets[0].limit: x");
  }

  @Test
  void systemProperties_refuseConflictsNamingBoth() {
    Map<String, String> properties = Map.of("costintent.a", "1", "costintent.a.b", "2");

    assertThatThrownBy(() -> ConfigSources.systemProperties(properties))
        .hasMessageContaining("system property costintent.a.b: a: ")
        .hasMessageContaining("at system property costintent.a ");
  }

  @Test
  void values_areTheSameKeys() {
    ConfigNode root = ConfigSources.values("builder", Map.of("a[0].b", "1"));

    assertThat(root).isEqualTo(ConfigFiles.parse("a: [{b: 1}]", "f", ConfigFormat.YAML));
    assertThatThrownBy(() -> ConfigSources.values("builder", Map.of("[0]", "1")))
        .hasMessageContaining("a list (expected: a map of keys)");
  }

  private ConfigNode environment(Map<String, String> variables) {
    return ConfigSources.environment(variables, KEYS, unknown::add);
  }

  @Test
  void entries_knowWhereTheyWereWritten() {
    Location third = Location.of("application.yaml", 3, 5);

    ConfigNode root =
        ConfigSources.entries(
            "application", List.of(new ConfigSources.Entry("budgets[0].limit", "-3 USD", third)));

    ConfigNode limit = root.require("budgets").list().get(0).require("limit");
    assertThat(limit.invalid("an amount"))
        .hasMessage("application.yaml:3: budgets[0].limit: -3 USD (expected: an amount)");
  }
}
