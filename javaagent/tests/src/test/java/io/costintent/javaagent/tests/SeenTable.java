/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What runs with several versions of the SDKs showed, as a table for the README. */
final class SeenTable {
  private static final String NONE = "";

  /** Writes down what one run showed; where to is told by the build, and nowhere if it does not. */
  static void write(Run run, List<Door> doors) throws IOException {
    String file = System.getProperty("agent.table.file");
    if (file == null) {
      return;
    }
    Path path = Path.of(file).toAbsolutePath();
    Files.createDirectories(path.getParent());
    Files.write(
        path,
        doors.stream()
            .map(door ->
                String.join(
                    "\t",
                    door.sdk(),
                    System.getProperty("expected." + door.sdk(), "unknown"),
                    door.name(),
                    Seen.of(run, door).word()))
            .toList());
  }

  /** Returns the table of these runs, a column each. */
  static String of(List<Path> runs) throws IOException {
    Map<String, Map<String, List<String>>> bySdk = new TreeMap<>();
    Map<String, List<String>> versions = new TreeMap<>();
    for (int run = 0; run < runs.size(); run++) {
      for (String line : Files.readAllLines(runs.get(run))) {
        String[] part = line.split("\t");
        put(bySdk.computeIfAbsent(part[0], sdk -> new LinkedHashMap<>()), part[2], run, part[3]);
        put(versions, part[0], run, "**" + part[1] + "**");
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("| call | oldest | middle | newest |");
    lines.add("| --- | --- | --- | --- |");
    bySdk.forEach((sdk, doors) -> {
      lines.add(row("**`" + sdk + "`**", versions.get(sdk)));
      doors.forEach((door, seen) -> lines.add(row(door, seen)));
    });
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void put(Map<String, List<String>> rows, String key, int run, String cell) {
    rows.computeIfAbsent(key, name -> new ArrayList<>(List.of(NONE, NONE, NONE))).set(run, cell);
  }

  private static String row(String title, List<String> cells) {
    return "| " + title + " | " + String.join(" | ", cells) + " |";
  }

  private SeenTable() {}
}
