/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** JVMs of this machine, as far as the operating system lets us see. */
public final class Processes {
  /** Where this process writes for who started it. */
  public static PrintStream output() {
    return System.out;
  }

  /** The environment of this process. */
  public static Map<String, String> ownVariables() {
    return System.getenv();
  }

  /** A copy of the system properties of this process. */
  public static Map<?, ?> ownProperties() {
    return (Properties) System.getProperties().clone();
  }

  /**
   * Returns the system properties of a JVM.
   *
   * @throws IOException when it cannot be asked
   */
  public static Map<?, ?> properties(long pid) throws IOException {
    if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
      throw new IOException("process " + pid + ": a JDK is needed to ask it, not a JRE");
    }
    return Attached.properties(pid);
  }

  /** Returns the environment that a process was started with; empty where /proc does not tell. */
  public static Map<String, String> variables(long pid) throws IOException {
    Map<String, String> variables = new HashMap<>();
    for (String entry : proc(pid, "environ")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  /** Returns the agents on the command line of a process. */
  public static String agents(long pid) throws IOException {
    String agents =
        Arrays.stream(proc(pid, "cmdline"))
            .filter(argument -> argument.startsWith("-javaagent:"))
            .map(argument -> argument.substring("-javaagent:".length()))
            .collect(Collectors.joining(", "));
    return agents.isEmpty() ? "none on its command line" : agents;
  }

  private static String[] proc(long pid, String file) throws IOException {
    Path path = Path.of("/proc", Long.toString(pid), file);
    return Files.isReadable(path)
        ? Files.readString(path, StandardCharsets.ISO_8859_1).split("\0", -1)
        : new String[0];
  }

  /** Linked only where there is a JDK. */
  private static final class Attached {
    static Properties properties(long pid) throws IOException {
      try {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
          return machine.getSystemProperties();
        } finally {
          machine.detach();
        }
      } catch (AttachNotSupportedException | IOException e) {
        throw new IOException("process " + pid + ": " + e.getMessage(), e);
      }
    }
  }

  private Processes() {}
}
