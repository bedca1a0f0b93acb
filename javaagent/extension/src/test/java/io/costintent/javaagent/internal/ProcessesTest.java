/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
  /** Above what any system gives a process. */
  private static final long NOBODY = Long.MAX_VALUE;

  @Test
  void agents_areThoseOfVariablesToo() throws IOException {
    Map<String, String> variables =
        Map.of(
            "JAVA_TOOL_OPTIONS", "-Xmx1g -javaagent:a.jar=debug",
            "JDK_JAVA_OPTIONS", "-javaagent:b.jar",
            "OTHER_OPTIONS", "-javaagent:c.jar");

    assertThat(Processes.agents(NOBODY, variables)).containsExactly("a.jar=debug", "b.jar");
  }

  @Test
  void variables_ofNobodyAreNotTold() throws IOException {
    assertThat(Processes.tellsVariables(NOBODY)).isFalse();
    assertThat(Processes.variables(NOBODY)).isEmpty();
  }

  @Test
  void directory_isWhatTheProcessSaysWhereTheSystemDoesNot(@TempDir Path directory) {
    assertThat(Processes.directory(NOBODY, Map.of("user.dir", directory.toString())))
        .isEqualTo(directory);
    assertThat(Processes.directory(NOBODY, Map.of("user.dir", directory + "/gone"))).isNull();
  }

  @Test
  void here_isWhereThisProcessRuns(@TempDir Path elsewhere) throws IOException {
    assertThat(Processes.isHere(Path.of("."))).isTrue();
    assertThat(Processes.isHere(elsewhere)).isFalse();
  }

  @Test
  void again_isNothingForAProgramOfMoreThanOneJar(@TempDir Path directory) throws IOException {
    assertThat(Processes.again(directory, "doctor")).isNull();
  }
}
