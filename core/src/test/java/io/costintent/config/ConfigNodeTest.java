/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigNodeTest {
  enum Mode {
    OFF,
    WARN_ONLY
  }

  @Test
  void scalar_isReadAsEveryType() {
    assertThat(value("42").integer()).isEqualTo(42);
    assertThat(value("7").integer(0, 7)).isEqualTo(7);
    assertThat(value("0").integer(0, 7)).isZero();
    assertThat(value("1.10").decimal()).isEqualTo(new BigDecimal("1.10"));
    assertThat(value("2.5e-7").decimal()).isEqualTo(new BigDecimal("2.5e-7"));
    assertThat(value("0").decimalAtLeast(BigDecimal.ZERO)).isZero();
    assertThat(value("true").bool()).isTrue();
    assertThat(value("false").bool()).isFalse();
    assertThat(value("2026-01-31T00:00:00+01:00").instant())
        .isEqualTo(Instant.parse("2026-01-30T23:00:00Z"));
    assertThat(value("warn-only").enumValue(Mode.class)).isEqualTo(Mode.WARN_ONLY);
    assertThat(value("EUR").<Currency>parse("a currency code", Currency::getInstance))
        .isEqualTo(Currency.getInstance("EUR"));
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "30s, PT30S",
    "5m, PT5M",
    "2h, PT2H",
    "7d, PT168H",
    "PT1H30M, PT1H30M",
    "P1D, PT24H",
    "0s, PT0S"
  })
  void duration_readsShortAndIsoForms(String text, Duration expected) {
    assertThat(value(text).duration()).isEqualTo(expected);
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        misfit("1.5", ConfigNode::integer, "a whole number of at most 64 bits"),
        misfit("010", ConfigNode::integer, "a whole number of at most 64 bits"),
        misfit("1_000", ConfigNode::integer, "a whole number of at most 64 bits"),
        misfit("٣", ConfigNode::integer, "a whole number of at most 64 bits"),
        misfit("9223372036854775808", ConfigNode::integer, "a whole number of at most 64 bits"),
        misfit("8", node -> node.integer(0, 7), "a whole number from 0 to 7"),
        misfit("-1", node -> node.integer(0, 7), "a whole number from 0 to 7"),
        misfit(".inf", ConfigNode::decimal, "a decimal"),
        misfit("1e999", ConfigNode::decimal, "a decimal"),
        misfit("0x1F", ConfigNode::decimal, "a decimal"),
        misfit("-3", node -> node.decimalAtLeast(BigDecimal.ZERO), "a decimal >= 0"),
        misfit("yes", ConfigNode::bool, "true or false"),
        misfit("True", ConfigNode::bool, "true or false"),
        misfit("-PT1S", ConfigNode::duration, "a duration such as 30s, 5m or PT1H30M"),
        misfit("5 m", ConfigNode::duration, "a duration such as 30s, 5m or PT1H30M"),
        misfit(
            "999999999999999999d", ConfigNode::duration, "a duration such as 30s, 5m or PT1H30M"),
        misfit("2026-01-31", ConfigNode::instant, "an instant such as 2026-01-31T00:00:00Z"),
        misfit("on", node -> node.enumValue(Mode.class), "one of off, warn_only"),
        misfit(
            "ZZZ", node -> node.parse("a currency code", Currency::getInstance), "a currency code"),
        misfit("x", ConfigNode::list, "a list"),
        misfit("x", ConfigNode::map, "a map of keys"),
        misfit("x", node -> node.child("y"), "a map of keys"));
  }

  private static Arguments misfit(String text, Consumer<ConfigNode> reading, String expected) {
    return Arguments.argumentSet(text + " is not " + expected, text, reading, expected);
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void misfit_namesPlaceKeyValueAndExpectation(
      String text, Consumer<ConfigNode> reading, String expected) {
    ConfigNode node = value(text);

    assertThatThrownBy(() -> reading.accept(node))
        .isInstanceOf(ConfigException.class)
        .hasMessage("test.properties:1: v: " + text + " (expected: " + expected + ")");
  }

  @Test
  void structure_isNotASingleValue() {
    ConfigNode root = yaml("a:\n  b: 1\nc:\n- 1\n");

    assertThatThrownBy(() -> root.require("a").string())
        .hasMessage("test.yaml:1: a: a map (expected: a single value)");
    assertThatThrownBy(() -> root.require("c").decimal())
        .hasMessage("test.yaml:3: c: a list (expected: a decimal)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m: [a, b]", "m: a , b", "m: 'a,b,'"})
  void strings_areAListOrSeparatedByCommas(String text) {
    assertThat(yaml(text).require("m").strings()).containsExactly("a", "b");
  }

  @Test
  void unsetKey_isAbsentButKnownToStrictness() {
    ConfigNode root = yaml("a:\nb: ~\nc: 1\n");

    assertThat(root.child("a")).isNull();
    assertThat(root.map()).containsOnlyKeys("c");
    assertThatThrownBy(() -> root.allowKeys("a", "c")).hasMessageContaining("b: unknown key");
  }

  @Test
  void require_namesTheMapThatLacksTheKey() {
    ConfigNode root = yaml("x: 1\nbudgets:\n- id: a\n");
    ConfigNode budget = root.require("budgets").list().get(0);

    assertThatThrownBy(() -> budget.require("limit"))
        .hasMessage("test.yaml:3: budgets[0].limit: not set (expected: a value)");
  }

  @Test
  void allowKeys_namesEveryUnknownKeyAndWhatWasMeant() {
    ConfigNode root = yaml("tema: 1\nTeam: 2\nzebra: 3\nteam: 4\n");

    assertThatThrownBy(() -> root.allowKeys("team", "product"))
        .hasMessage(
            """
            3 problems in the configuration:
              test.yaml:1: tema: unknown key (did you mean team?)
              test.yaml:2: Team: unknown key (did you mean team?)
              test.yaml:3: zebra: unknown key (expected: one of product, team)\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key", "api_key", "apiKey", "API-KEY", "token", "clientSecret", "db_password"})
  void message_leavesOutValuesOfSecretKeys(String name) {
    ConfigNode node = yaml(name + ": sk-123").require(name);

    assertThatThrownBy(node::integer)
        .hasMessageContaining("<redacted>")
        .hasMessageNotContaining("sk-");
    assertThat(node).hasToString("<redacted>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secrets: {openai: sk-123}", "tokens: [sk-123]", "keys: [[sk-123]]"})
  void toString_leavesOutEverythingUnderASecretKey(String text) {
    assertThat(yaml(text).toString()).contains("<redacted>").doesNotContain("sk-");
  }

  @Test
  void message_showsCountsOfTokens() {
    ConfigNode node = yaml("max_tokens: many").require("max_tokens");

    assertThatThrownBy(node::integer).hasMessageContaining("many");
  }

  @Test
  void message_isOneShortLineWhateverTheValue() {
    ConfigNode node = yaml("a: \"x\\ny\\e\\u202e" + "z".repeat(500) + "\"").require("a");

    assertThatThrownBy(node::integer)
        .hasMessageStartingWith("test.yaml:1: a: x\\u000ay\\u001b\\u202ezzz")
        .hasMessageContaining("z… (expected: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void equality_isAboutContentOnly() {
    ConfigNode node = yaml("# comment\na: 1");

    assertThat(node).isEqualTo(yaml("a: 1")).hasSameHashCodeAs(yaml("a: 1"));
    assertThat(node).isNotEqualTo(yaml("a: 2")).isNotEqualTo(null);
  }

  @Test
  void collections_areUnmodifiable() {
    ConfigNode root = yaml("a: [1]");

    assertThatThrownBy(() -> root.map().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> root.require("a").list().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(root.map()).contains(entry("a", root.require("a")));
  }

  @Test
  void kind_isOneOfThree() {
    ConfigNode root = yaml("a: [1]");

    assertThat(root.isMap()).isTrue();
    assertThat(root.require("a").isList()).isTrue();
    assertThat(root.require("a").list().get(0).isScalar()).isTrue();
    assertThat(root.isScalar()).isFalse();
    assertThat(ConfigNode.empty("defaults").isMap()).isTrue();
  }

  private static ConfigNode value(String text) {
    return ConfigFiles.parse("v=" + text, "test.properties", ConfigFormat.PROPERTIES).require("v");
  }

  private static ConfigNode yaml(String text) {
    return ConfigFiles.parse(text, "test.yaml", ConfigFormat.YAML);
  }
}
