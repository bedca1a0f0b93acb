/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void over_lastLayerWinsPerKeyAndKeepsItsLocation() {
    ConfigNode defaults =
        ConfigSources.values("defaults", Map.of("a.x", "0", "a.y", "0", "b", "0"));
    ConfigNode file = yaml("a:\n  x: 1\n  z: 1\n");
    ConfigNode environment =
        ConfigSources.environment(Map.of("COSTINTENT_A_X", "2"), List.of("a.x"), name -> {});

    ConfigNode merged = environment.over(file).over(defaults);

    assertThat(merged).isEqualTo(yaml("{a: {x: 2, y: 0, z: 1}, b: 0}"));
    assertThat(merged).isEqualTo(environment.over(file.over(defaults)));
    assertThat(merged.require("a").require("x").location())
        .hasToString("environment variable COSTINTENT_A_X");
    assertThat(merged.require("a").require("z").location()).hasToString("f.yaml:3");
    assertThat(merged.require("b").location()).hasToString("defaults");
  }

  @Test
  void over_mapIsLocatedInTheFile() {
    ConfigNode merged =
        ConfigSources.values("builder", Map.of("a.x", "2")).over(yaml("b: 1\na:\n  y: 1"));

    assertThatThrownBy(() -> merged.require("a").require("z"))
        .hasMessage("f.yaml:2: a.z: not set (expected: a value)");
  }

  @Test
  void over_replacesLists() {
    assertThat(yaml("m: [c]").over(yaml("m: [a, b]"))).isEqualTo(yaml("m: [c]"));
    assertThat(yaml("m: c").over(yaml("m: [a, b]"))).isEqualTo(yaml("m: c"));
  }

  @Test
  void over_keyWithoutValueLeavesTheLowerLayer() {
    assertThat(yaml("a:").over(yaml("a: 1"))).isEqualTo(yaml("a: 1"));
    assertThat(yaml("a: 1").over(yaml("a:"))).isEqualTo(yaml("a: 1"));
  }

  @Test
  void over_refusesAMapWhereTheOtherHasNone() {
    ConfigNode lower = yaml("a: 1\nb: {c: 1}\ntoken: sk-123");
    ConfigNode upper = yaml("\na: {x: 1}\nb: 2\ntoken: {x: 1}");

    assertThatThrownBy(() -> upper.over(lower))
        .hasMessage(
            """
            3 problems in the configuration:
              f.yaml:2: a: a map over 1 at f.yaml:1 (expected: both a map, or neither)
              f.yaml:3: b: 2 over a map at f.yaml:2 (expected: both a map, or neither)
              f.yaml:4: token: a map over <redacted> at f.yaml:3 (expected: both a map, or neither)\
            """);
  }

  private static ConfigNode yaml(String text) {
    return ConfigFiles.parse(text, "f.yaml", ConfigFormat.YAML);
  }
}
