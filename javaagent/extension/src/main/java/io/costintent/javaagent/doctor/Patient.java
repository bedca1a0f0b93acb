/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doctor;

import io.costintent.javaagent.internal.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at.
 *
 * @param name what it is called
 * @param remarks what is known of it besides
 * @param variables its environment
 * @param properties its system properties
 * @param directory where it looks for files with relative paths, if that is elsewhere
 */
record Patient(
    String name,
    List<String> remarks,
    Map<String, String> variables,
    Map<?, ?> properties,
    @Nullable Path directory) {
  private static final String CONFIG = "costintent.config";

  /** The process that asks: what the agent would find if it were started here. */
  static Patient here() {
    return new Patient(
        "this environment", List.of(), Processes.ownVariables(), Processes.ownProperties(), null);
  }

  /**
   * Returns what a file says, or a process of this machine.
   *
   * @throws IOException when it is neither, or cannot be asked
   */
  static Patient of(String fileOrPid) throws IOException {
    Path file = Path.of(fileOrPid);
    if (Files.isRegularFile(file)) {
      return new Patient("file " + file, List.of(), Map.of(), Map.of(CONFIG, fileOrPid), null);
    }
    if (!fileOrPid.chars().allMatch(Character::isDigit)) {
      throw new IOException(fileOrPid + ": no such file (expected: a file, or a process id)");
    }
    long pid = pid(fileOrPid);
    Map<?, ?> properties = Processes.properties(pid);
    Map<String, String> variables = Processes.variables(pid);
    Path directory = Processes.directory(pid, properties);
    List<String> remarks = new ArrayList<>();
    remarks.add("JVM: " + properties.get("java.vm.name") + ' ' + properties.get("java.vm.version"));
    List<String> agents = Processes.agents(pid, variables);
    remarks.add(
        "agents: "
            + (agents.isEmpty() ? "none that it was started with" : String.join(", ", agents)));
    if (!Processes.tellsVariables(pid)) {
      remarks.add("variables: not told here, only its system properties are looked at");
    }
    if (directory == null) {
      remarks.add(
          "directory: "
              + properties.get("user.dir")
              + " is not here, relative paths are looked for"
              + " in this directory");
    }
    boolean elsewhere = directory != null && !Processes.isHere(directory);
    return new Patient(
        "process " + pid, remarks, variables, properties, elsewhere ? directory : null);
  }

  private static long pid(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException(text + ": no such process", e);
    }
  }
}
