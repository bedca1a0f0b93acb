/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What runs with several versions of the SDKs showed, as tables for the README: one for each SDK.
 */
final class SeenTable {
  private static final String NONE = "";

  /** By each number in a version, whatever is between them. */
  private static final Comparator<String> OLDER_FIRST =
      (one, other) -> Arrays.compare(numbers(one), numbers(other));

  /** Writes down what one run showed; where to is told by the build, and nowhere if it does not. */
  static void write(Run run, List<Door> doors) throws IOException {
    Map<String, String> versions = new TreeMap<>();
    doors.forEach(
        door -> versions.put(door.sdk(), System.getProperty("expected." + door.sdk(), "unknown")));
    write(run, doors, "", versions);
  }

  /** Writes down what a run besides that of the class path showed, into a file of its own. */
  static void write(Run run, List<Door> doors, String suffix, Map<String, String> versions)
      throws IOException {
    String file = System.getProperty("agent.table.file");
    if (file == null) {
      return;
    }
    Path path = Path.of(file.replaceFirst("(?=\\.tsv$)", suffix)).toAbsolutePath();
    Files.createDirectories(path.getParent());
    Files.write(
        path,
        doors.stream()
            .map(door ->
                String.join(
                    "\t",
                    door.sdk(),
                    versions.get(door.sdk()),
                    door.name(),
                    Seen.of(run, door).word()))
            .toList());
  }

  /** Returns the tables of these runs, with a column for each version of an SDK. */
  static String of(List<Path> runs) throws IOException {
    Map<String, Map<String, Map<String, String>>> bySdk = new TreeMap<>();
    for (Path run : runs) {
      for (String line : Files.readAllLines(run)) {
        String[] part = line.split("\t");
        bySdk
            .computeIfAbsent(part[0], sdk -> new LinkedHashMap<>())
            .computeIfAbsent(part[2], door -> new TreeMap<>(OLDER_FIRST))
            .merge(part[1], part[3], (one, other) -> one.equals(other) ? one : one + "/" + other);
      }
    }
    return bySdk.entrySet().stream()
        .map(sdk -> table(sdk.getKey(), sdk.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String table(String sdk, Map<String, Map<String, String>> doors) {
    Set<String> versions = new TreeSet<>(OLDER_FIRST);
    doors.values().forEach(seen -> versions.addAll(seen.keySet()));
    List<String> lines = new ArrayList<>();
    lines.add(row("`" + sdk + "`", versions));
    lines.add(row("---", Collections.nCopies(versions.size(), "---")));
    doors.forEach((door, seen) ->
        lines.add(row(door, versions.stream().map(it -> seen.getOrDefault(it, NONE)).toList())));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\D+")).mapToInt(Integer::parseInt).toArray();
  }

  private static String row(String title, Collection<String> cells) {
    return "| " + title + " | " + String.join(" | ", cells) + " |";
  }

  private SeenTable() {}
}
