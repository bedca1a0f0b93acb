/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSyntaxTest {
  private static final String LAUGHS =
      "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";

  static Stream<Arguments> yaml() {
    return Stream.of(
        Arguments.of("a: 1\n\tb: 2\n", "f:2:1: a tab (expected: spaces)"),
        Arguments.of(
            "a: b: c", "f:1:5: mapping values are not allowed here (expected: valid YAML)"),
        Arguments.of(
            "key: \"sk-1", "f:1:11: found unexpected end of stream (expected: valid YAML)"),
        Arguments.of("a: 1\n---\nb: 2", "f:3:1: a second document (expected: one)"),
        Arguments.of(LAUGHS, "f:2: b[0]: an alias (*) (expected: the value itself)"),
        Arguments.of("a: !!binary aa==", "f:1: a: a tag (!) (expected: the value itself)"),
        Arguments.of(
            "a: (TAB): x", "f:1:9: mapping values are not allowed here (expected: valid YAML)"),
        Arguments.of("*a : 1", "f:1:3: a key that is not plain (expected: a text as key)"),
        Arguments.of(
            "a: 1\nb: {\n  c: [1,",
            "f:3:9: expected the node content, but found '<stream end>' (expected: valid YAML)"),
        Arguments.of("a: !foo {b: 1}", "f:1: a: a tag (!) (expected: the value itself)"),
        Arguments.of("? [a]\n: b", "f:1:4: a key that is not plain (expected: a text as key)"),
        Arguments.of("- a", "f:1:1: a list (expected: a map of keys)"),
        Arguments.of("just text", "f:1:1: a single value (expected: a map of keys)"),
        Arguments.of("a: [1,\n ~]", "f:2: a[1]: not set (expected: a value)"),
        Arguments.of("a: 1\nb: 2\na: 3", "f:3: a: set twice, first at f:1 (expected: once)"));
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void yaml_isRefusedWithPosition(String text, String problem) {
    assertThatThrownBy(() -> ConfigFiles.parse(text, "f", ConfigFormat.YAML))
        .isInstanceOf(ConfigException.class)
        .hasMessage(problem);
  }

  static Stream<Arguments> json() {
    String words = "a word (expected: a text in double quotes, a number, true, false or null)";
    return Stream.of(
        Arguments.of("{\"key\":\nsk-123}", "f:2:1: " + words),
        Arguments.of("{\"a\": NaN}", "f:1:10: " + words),
        Arguments.of(
            "{\"a\" 1}",
            "f:1:6: Unexpected character ('1' (code 49)) (expected: a colon to separate field name and value)"),
        Arguments.of("{\"a\": 01}", "f:1:8: Invalid numeric value (expected: valid JSON)"),
        Arguments.of("{\"a\": 1", "f:1:8: Unexpected end-of-input (expected: valid JSON)"),
        Arguments.of("{} {}", "f:1:4: a second document (expected: one)"),
        Arguments.of("[1]", "f:1:1: a list (expected: a map of keys)"),
        Arguments.of(
            "{\"a\": {\"b\": 1,\n\"b\": 2}}",
            "f:2: a.b: set twice, first at f:1 (expected: once)"));
  }

  @ParameterizedTest
  @MethodSource("json")
  void json_isRefusedWithPosition(String text, String problem) {
    assertThatThrownBy(() -> ConfigFiles.parse(text, "f", ConfigFormat.JSON))
        .isInstanceOf(ConfigException.class)
        .hasMessage(problem);
  }

  static Stream<Arguments> properties() {
    String forms = " (expected: either a value, a list or a map)";
    String key = ": not a key (expected: a form such as budgets[0].limit)";
    return Stream.of(
        Arguments.of("a=1\na.b=2", "f:2: a: written in another form at f:1" + forms),
        Arguments.of("a.b=2\n\na=1", "f:3: a: written in another form at f:1" + forms),
        Arguments.of("a.b=1\na[0]=2", "f:2: a: written in another form at f:1" + forms),
        Arguments.of("a[0]=1\na.b=2", "f:2: a: written in another form at f:1" + forms),
        Arguments.of("a=1\nb=2\na=3", "f:3: a: set twice, first at f:1 (expected: once)"),
        Arguments.of("a[0]=1\na[2]=2", "f:2: a[2]: after a gap (expected: a[1])"),
        Arguments.of("\na..b=1", "f:2: a..b" + key),
        Arguments.of(".a=1", "f:1: .a" + key),
        Arguments.of("a.=1", "f:1: a." + key),
        Arguments.of("a.[0]=1", "f:1: a.[0]" + key),
        Arguments.of("a[0]b=1", "f:1: a[0]b" + key),
        Arguments.of("a[=1", "f:1: a[" + key),
        Arguments.of(
            "a[99999999999].b=1\na[0]=1", "f:2: a: written in another form at f:1" + forms),
        Arguments.of("a" + ".b".repeat(64) + "=1", "f:1: a" + ".b".repeat(39) + ".…" + key),
        Arguments.of("=1", "f:1" + key),
        Arguments.of("[0]=1", "f: a list (expected: a map of keys)"),
        Arguments.of(
            "a=1\nb=\\u00zz", "f:2: a broken \\u escape (expected: four hexadecimal digits)"));
  }

  @ParameterizedTest
  @MethodSource("properties")
  void properties_areRefusedWithPosition(String text, String problem) {
    assertThatThrownBy(() -> ConfigFiles.parse(text, "f", ConfigFormat.PROPERTIES))
        .isInstanceOf(ConfigException.class)
        .hasMessage(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "on", "Y", "0x1F", "1_000", "1.10", "2026-01-01", ".inf", "017"})
  void yaml_keepsPlainValuesAsWritten(String text) {
    ConfigNode root = ConfigFiles.parse("a: " + text, "f", ConfigFormat.YAML);

    assertThat(root.require("a").string()).isEqualTo(text);
  }

  @Test
  void problems_ofOneFileComeTogetherAndBounded() {
    String text = "a=1\n".repeat(31);

    assertThatThrownBy(() -> ConfigFiles.parse(text, "f", ConfigFormat.PROPERTIES))
        .isInstanceOfSatisfying(
            ConfigException.class, e -> assertThat(e.problems()).hasSize(ConfigProblems.MAX))
        .hasMessageStartingWith("30 problems in the configuration:\n  f:2: a: set twice")
        .hasMessageEndingWith("\n  and 10 more");
  }

  @Test
  void problems_beforeASyntaxErrorAreReportedWithIt() {
    String text = "a: 1\na: 2\nb: c: d";

    assertThatThrownBy(() -> ConfigFiles.parse(text, "f", ConfigFormat.YAML))
        .hasMessage(
            """
            2 problems in the configuration:
              f:2: a: set twice, first at f:1 (expected: once)
              f:3:5: mapping values are not allowed here (expected: valid YAML)\
            """);
  }

  @Test
  void json_takesNamesAndNumbersOfAnyLength() {
    String name = "n".repeat(60_000);
    String number = "1".repeat(60_000);

    ConfigNode root =
        ConfigFiles.parse("{\"" + name + "\": " + number + "}", "f", ConfigFormat.JSON);

    assertThat(root.require(name).string()).isEqualTo(number);
    assertThatThrownBy(() -> root.require(name).decimal()).hasMessageEndingWith("a decimal)");
  }
}
