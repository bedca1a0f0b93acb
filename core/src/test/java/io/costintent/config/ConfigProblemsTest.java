/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigProblemsTest {
  private final ConfigProblems problems = new ConfigProblems();
  private final ConfigNode root = ConfigSources.values("test", Map.of("a", "x", "b", "2"));

  @Test
  void read_returnsTheValueOrKeepsTheProblem() {
    assertThat(problems.read(() -> root.require("b").integer())).isEqualTo(2);
    assertThat(problems.isEmpty()).isTrue();
    assertThatCode(problems::throwIfAny).doesNotThrowAnyException();

    assertThat(problems.read(() -> root.require("a").integer())).isNull();
    assertThat(problems.isEmpty()).isFalse();
  }

  @Test
  void readEach_returnsWhatCouldBeRead() {
    assertThat(problems.readEach(root.map().values(), ConfigNode::integer)).containsExactly(2L);
    assertThat(problems.isEmpty()).isFalse();
  }

  @Test
  void throwIfAny_reportsEverythingInOrder() {
    problems.add(root.require("a"), "a team that exists");
    problems.check(() -> root.allowKeys("a"));

    assertThatThrownBy(problems::throwIfAny)
        .hasMessage(
            """
            2 problems in the configuration:
              test: a: x (expected: a team that exists)
              test: b: unknown key (did you mean a?)\
            """);
  }

  @Test
  void throwIfAny_countsWhatItDoesNotKeep() {
    ConfigNode many =
        ConfigSources.values(
            "test",
            IntStream.range(0, 30).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "x")));
    problems.add(root.require("a"), "y");
    problems.check(many::allowKeys);

    assertThatThrownBy(problems::throwIfAny)
        .hasMessageStartingWith("31 problems in the configuration:\n  test: a: ")
        .hasMessageEndingWith("\n  and 11 more");
  }

  @Test
  void exception_keepsItsMessageWhenSerialized() throws IOException, ClassNotFoundException {
    ConfigException original = root.invalid("y");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }

    ConfigException copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (ConfigException) in.readObject();
    }

    assertThat(copy).hasMessage(original.getMessage());
    assertThat(copy.problems()).isEmpty();
    assertThat(original.problems())
        .containsExactly(new ConfigProblem(Location.of("test"), "", "a map (expected: y)"));
  }
}
