/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doctor;

import io.costintent.javaagent.internal.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is looked at.
 *
 * @param name what it is called
 * @param remarks what is known of it besides
 * @param variables its environment
 * @param properties its system properties
 */
record Patient(
    String name, List<String> remarks, Map<String, String> variables, Map<?, ?> properties) {
  private static final String CONFIG = "costintent.config";

  /** The process that asks: what the agent would find if it were started here. */
  static Patient here() {
    return new Patient(
        "this environment", List.of(), Processes.ownVariables(), Processes.ownProperties());
  }

  /**
   * Returns what a file says, or a process of this machine.
   *
   * @throws IOException when it is neither, or cannot be asked
   */
  static Patient of(String fileOrPid) throws IOException {
    Path file = Path.of(fileOrPid);
    if (Files.isRegularFile(file)) {
      return new Patient("file " + file, List.of(), Map.of(), Map.of(CONFIG, fileOrPid));
    }
    if (!fileOrPid.chars().allMatch(Character::isDigit)) {
      throw new IOException(fileOrPid + ": no such file (expected: a file, or a process id)");
    }
    long pid = Long.parseLong(fileOrPid);
    Map<?, ?> properties = Processes.properties(pid);
    return new Patient(
        "process " + pid,
        List.of(
            "JVM: " + properties.get("java.vm.name") + ' ' + properties.get("java.vm.version"),
            "agents: " + Processes.agents(pid)),
        Processes.variables(pid),
        properties);
  }
}
