/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Java program, started as an operator does with this JVM's {@code java}. Ended by force when it
 * takes too long. Not thread-safe.
 */
final class AgentProcess {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Path RUNS = Path.of(System.getProperty("agent.runs", "target/agent-runs"));

  private final String name;
  private final String mainClass;
  private final Map<String, String> properties = new TreeMap<>();

  /** A short life: what is compiled well is not worth the time. */
  private List<String> settings =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

  private final List<String> options = new ArrayList<>();
  private String classPath = ClassPath.ofApplication();
  private @Nullable Path agent;

  /** What came out of a program that ended. */
  record Ended(int status, List<String> out, List<String> log) {
    /** Returns the lines of the log that have this text. */
    List<String> logged(String text) {
      return log.stream().filter(line -> line.contains(text)).toList();
    }
  }

  /** {@code name} tells the folder in which the output stays. */
  AgentProcess(String name, String mainClass) {
    this.name = name;
    this.mainClass = mainClass;
  }

  /** The folder of this run, which is there and empty or has what an earlier run left. */
  Path folder() {
    Path folder = RUNS.resolve(name).toAbsolutePath();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  AgentProcess agent(Path jar) {
    agent = jar;
    return this;
  }

  AgentProcess classPath(String entries) {
    classPath = entries;
    return this;
  }

  /** Adds an option of the JVM. */
  AgentProcess option(String option) {
    options.add(option);
    return this;
  }

  AgentProcess property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  AgentProcess properties(Map<String, String> more) {
    properties.putAll(more);
    return this;
  }

  /** Leaves the JVM as it is when nobody tunes it. */
  AgentProcess untuned() {
    settings = List.of();
    return this;
  }

  /** Runs the program to its end. */
  Ended run(List<String> arguments) throws IOException, InterruptedException {
    Path out = folder().resolve("out.txt");
    Path log = folder().resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(arguments))
            .redirectOutput(out.toFile())
            .redirectError(log.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("OTEL_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(name + " runs for more than " + LONGEST + ", see " + log);
      }
      return new Ended(process.exitValue(), lines(out), lines(log));
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings);
    command.addAll(options);
    if (agent != null) {
      command.add("-javaagent:" + agent);
    }
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return command;
  }

  private static List<String> lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    }
  }
}
