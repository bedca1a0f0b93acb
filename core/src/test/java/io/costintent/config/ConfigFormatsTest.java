/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same content gives the same tree, in whatever format and locale. */
class ConfigFormatsTest {
  static final String YAML =
      """
      # who pays
      intent:
        team: support
        cost_center: "0042"
      INFO: no
      budgets:
        - id: daily
          limit: 1.10
          models: [gpt-4.1, "ö 😀"]
        - id: 'on'
          limit: 25
      prices:
        gpt-4.1:
          input: 2.00
      note: ""
      """;

  static final String JSON =
      """
      {
        "intent": {"team": "support", "cost_center": "0042"},
        "INFO": "no",
        "budgets": [
          {"id": "daily", "limit": 1.10, "models": ["gpt-4.1", "\\u00f6 😀"]},
          {"id": "on", "limit": 25}
        ],
        "prices": {"gpt-4.1": {"input": 2.00}},
        "note": ""
      }
      """;

  static final String PROPERTIES =
      """
      # who pays
      intent.team = support
      intent.cost_center: 0042
      INFO no
      budgets[1].id=on
      budgets[1].limit=25
      budgets[0].id=da\\
          ily
      budgets[0].limit=1.10
      budgets[0].models[0]=gpt-4.1
      budgets[0].models[1]=\\u00f6 😀
      prices[gpt-4.1].input=2.00
      note=
      """;

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.argumentSet("yaml", ConfigFormat.YAML, YAML, 8, 11),
        Arguments.argumentSet("json", ConfigFormat.JSON, JSON, 5, 6),
        Arguments.argumentSet("properties", ConfigFormat.PROPERTIES, PROPERTIES, 9, 6),
        Arguments.argumentSet(
            "yaml of Windows", ConfigFormat.YAML, "\uFEFF" + YAML.replace("\n", "\r\n"), 8, 11),
        Arguments.argumentSet(
            "json of Windows", ConfigFormat.JSON, "\uFEFF" + JSON.replace("\n", "\r\n"), 5, 6),
        Arguments.argumentSet(
            "properties of Windows",
            ConfigFormat.PROPERTIES,
            "\uFEFF" + PROPERTIES.replace("\n", "\r\n"),
            9,
            6));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void content_isTheSameTree(ConfigFormat format, String text) {
    ConfigNode tree = ConfigFiles.parse(text, "test", format);

    assertThat(tree).isEqualTo(ConfigFiles.parse(YAML, "test", ConfigFormat.YAML));
    assertThat(tree.require("intent").require("cost_center").string()).isEqualTo("0042");
    assertThat(tree.require("INFO").string()).isEqualTo("no");
    assertThat(tree.require("budgets").list().get(0).require("limit").decimal())
        .isEqualTo(new BigDecimal("1.10"));
    assertThat(tree.require("prices").require("gpt-4.1").require("input").path())
        .isEqualTo("prices[gpt-4.1].input");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void value_knowsItsLine(ConfigFormat format, String text, int firstLimit, int secondLimit) {
    ConfigNode budgets = ConfigFiles.parse(text, "test", format).require("budgets");

    assertThat(budgets.list().get(0).require("limit").location().line()).isEqualTo(firstLimit);
    assertThat(budgets.list().get(1).require("limit").location().line()).isEqualTo(secondLimit);
  }

  @Test
  void content_isTheSameTreeInTurkish() {
    ConfigNode expected = ConfigFiles.parse(YAML, "test", ConfigFormat.YAML);
    Locale previous = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(ConfigFiles.parse(PROPERTIES, "test", ConfigFormat.PROPERTIES))
          .isEqualTo(expected);
      assertThat(ConfigFormat.ofFileName("A.PROPERTIES")).isEqualTo(ConfigFormat.PROPERTIES);
      assertThat(EnvironmentNames.of(List.of("intent.id")).key("COSTINTENT_INTENT_ID"))
          .isEqualTo("intent.id");
      assertThat(Scalars.enumValue(Thread.State.class, "waiting")).isEqualTo(Thread.State.WAITING);
      assertThat(ConfigPath.ROOT.key("AUTHORIZATION").secret()).isTrue();
      assertThat(Suggestion.closest("INTENT", List.of("intent"))).isEqualTo("intent");
    } finally {
      Locale.setDefault(previous);
    }
  }
}
