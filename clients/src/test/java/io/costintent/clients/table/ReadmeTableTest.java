/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * That the tables of clients say what the runs of all tests showed, no more and no less.
 *
 * <p>Runs after them; {@code -Dclients.table=write} makes it write the tables instead.
 */
@Tag("clients-table")
class ReadmeTableTest {
  private static final String BEGIN = "<!-- clients-table: written by a run of the tests -->\n";
  private static final String REWRITE =
      "mvn -ntp -pl clients/oldest-sdks -am -Dtest='io/costintent/clients/**/*Test' "
          + "-Dsurefire.failIfNoSpecifiedTests=false -Dclients.table=write test";
  private static final String END = "<!-- /clients-table -->";

  @Test
  void readmeOfClients_saysWhatRan() throws IOException {
    check(Path.of(System.getProperty("clients.readme", "README.md")), table().full());
  }

  @Test
  void readme_saysWhatRan() throws IOException {
    check(Path.of(System.getProperty("root.readme", "../README.md")), table().brief());
  }

  private static ClientsTable table() throws IOException {
    String files = System.getProperty("clients.table.files", "");
    List<Path> runs = Arrays.stream(files.split(",")).map(Path::of).toList();
    assumeTrue(
        !files.isEmpty() && Stream.of(runs).flatMap(List::stream).allMatch(Files::isRegularFile),
        "only after all tests ran with all versions of the SDKs");
    return ClientsTable.read(runs);
  }

  private static void check(Path readme, String table) throws IOException {
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);
    assertThat(end).as("markers of the table in " + readme).isGreaterThan(BEGIN.length());
    if ("write".equals(System.getProperty("clients.table"))) {
      Files.writeString(
          readme, text.substring(0, begin) + '\n' + table + '\n' + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end).strip())
        .as("%s (to rewrite it: %s)", readme, REWRITE)
        .isEqualTo(table.strip());
  }
}
