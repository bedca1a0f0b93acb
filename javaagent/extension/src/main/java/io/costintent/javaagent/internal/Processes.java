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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JVMs of this machine, as far as the operating system lets us see. */
public final class Processes {
  private static final String AGENT = "-javaagent:";

  /** Variables whose words a JVM, or its launcher, takes for arguments. */
  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

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

  /** Whether the environment of processes can be told here. */
  public static boolean tellsVariables(long pid) {
    return Files.isReadable(proc(pid).resolve("environ"));
  }

  /**
   * Returns the agents that a process was started with, by its command line or by variables; empty
   * where /proc does not tell.
   *
   * @param variables the environment of the process
   */
  public static List<String> agents(long pid, Map<String, String> variables) throws IOException {
    return Stream.concat(
            Arrays.stream(proc(pid, "cmdline")),
            OPTIONS.stream()
                .flatMap(name -> Arrays.stream(variables.getOrDefault(name, "").split("\\s+"))))
        .filter(argument -> argument.startsWith(AGENT))
        .map(argument -> argument.substring(AGENT.length()))
        .toList();
  }

  /**
   * Returns where a process looks for files with relative paths, as a directory that can be gone to
   * from here; null when there is none.
   *
   * @param properties its system properties
   */
  public static @Nullable Path directory(long pid, Map<?, ?> properties) {
    Path cwd = proc(pid).resolve("cwd");
    if (Files.isDirectory(cwd)) {
      return cwd;
    }
    Path told = Path.of(String.valueOf(properties.get("user.dir")));
    return Files.isDirectory(told) ? told : null;
  }

  /** Whether relative paths are looked for in this directory here, too. */
  public static boolean isHere(Path directory) throws IOException {
    return Files.isSameFile(directory, Path.of("").toAbsolutePath());
  }

  /**
   * Runs the jar that this program is run from once more, elsewhere, and returns its status; null
   * when this is no program of one jar.
   *
   * @param arguments what {@code main} gets
   */
  public static @Nullable Integer again(Path directory, String... arguments) throws IOException {
    Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    if (!jar.toString().endsWith(".jar") || !Files.isRegularFile(jar)) {
      return null;
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String[] proc(long pid, String file) throws IOException {
    Path path = proc(pid).resolve(file);
    return Files.isReadable(path)
        ? Files.readString(path, StandardCharsets.ISO_8859_1).split("\0", -1)
        : new String[0];
  }

  private static Path proc(long pid) {
    return Path.of("/proc", Long.toString(pid));
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
