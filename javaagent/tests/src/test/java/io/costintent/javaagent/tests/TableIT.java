/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * That the tables of versions say what the processes showed. Runs after them; {@code
 * -Dagent.table=write} makes it write the table instead.
 */
class TableIT {
  private static final String BEGIN = "<!-- agent-table: written by a run of the tests -->\n";
  private static final List<String> RUNS =
      Stream.concat(
              Stream.of("oldest", "middle", "newest"),
              VersionsIT.runs().map(run -> "newest" + run.suffix()))
          .toList();

  private static final String END = "<!-- /agent-table -->";
  private static final String REWRITE =
      "mvn -ntp -pl javaagent/tests/middle,javaagent/tests/oldest -am -Dagent.table=write verify";

  @Test
  void readme_saysWhatRan() throws IOException {
    Path folder = Path.of(System.getProperty("agent.table.file", "none")).toAbsolutePath();
    List<Path> runs = RUNS.stream().map(run -> folder.resolveSibling(run + ".tsv")).toList();
    assumeTrue(runs.stream().allMatch(Files::isRegularFile), "only after all versions ran");
    Path readme = Path.of(System.getProperty("agent.readme"));
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);
    assertThat(end).as("markers of the table in " + readme).isGreaterThan(BEGIN.length());
    String table = SeenTable.of(runs);

    if ("write".equals(System.getProperty("agent.table"))) {
      Files.writeString(
          readme, text.substring(0, begin) + '\n' + table + '\n' + text.substring(end));
      return;
    }

    assertThat(text.substring(begin, end).strip())
        .as("%s (to rewrite it: %s)", readme, REWRITE)
        .isEqualTo(table.strip());
  }
}
