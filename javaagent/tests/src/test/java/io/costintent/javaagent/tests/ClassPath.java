/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the tests' class path a program is started with. */
final class ClassPath {
  private static final List<Path> ENTRIES =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();
  private static final List<String> OF_TESTS =
      List.of(
          "opentelemetry-javaagent-", "opentelemetry-proto-", "junit-", "assertj-", "surefire-");

  /** Returns that of a program that knows nothing of Cost Intent, and of OpenTelemetry no class. */
  static String withoutOpenTelemetry() {
    return joined(entry -> !isOurs(entry) && !isOpenTelemetry(entry));
  }

  /**
   * Returns that of a program that knows nothing of either; some SDKs bring OpenTelemetry's API.
   */
  static String ofApplication() {
    return joined(entry -> !isOurs(entry) && (!isOpenTelemetry(entry) || isApi(entry)));
  }

  /** Returns that of a program that brings an OpenTelemetry SDK. */
  static String withOpenTelemetry() {
    return joined(entry -> !isOurs(entry));
  }

  /** Returns that of a program that uses the library. */
  static String withLibrary() {
    return joined(entry -> !entry.toString().contains("testkit"));
  }

  /**
   * Returns that of a program that knows nothing of either, with jars of other versions of SDKs in
   * the place of the newest: those that the build put into a folder by SDK and version.
   */
  static String withVersions(Map<String, String> versions) {
    List<Path> others = new ArrayList<>();
    versions.forEach((sdk, version) -> {
      Path folder = Path.of(System.getProperty("agent.versions"), sdk + "-" + version);
      try (Stream<Path> jars = Files.list(folder)) {
        jars.forEach(others::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    Set<String> replaced = new HashSet<>();
    others.forEach(jar -> replaced.add(artifact(jar)));
    String rest =
        joined(entry ->
            !isOurs(entry)
                && (!isOpenTelemetry(entry) || isApi(entry))
                && !replaced.contains(artifact(entry)));
    return Stream.concat(others.stream().map(Path::toString), Stream.of(rest))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The name of a jar without its version. */
  private static String artifact(Path jar) {
    return name(jar).replaceFirst("-\\d.*", "");
  }

  /** Returns the agent as OpenTelemetry releases it. */
  static Path stockAgent() {
    return ENTRIES.stream()
        .filter(entry -> name(entry).startsWith("opentelemetry-javaagent-"))
        .findFirst()
        .orElseThrow();
  }

  private static String joined(Predicate<Path> wanted) {
    return ENTRIES.stream()
        .filter(entry -> OF_TESTS.stream().noneMatch(name(entry)::startsWith))
        .filter(wanted)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A module of this build, but for the programs themselves. */
  private static boolean isOurs(Path entry) {
    return name(entry).startsWith("costintent-") || name(entry).equals("classes");
  }

  private static boolean isOpenTelemetry(Path entry) {
    return name(entry).startsWith("opentelemetry-");
  }

  private static boolean isApi(Path entry) {
    return Stream.of("api", "context", "common")
        .anyMatch(part -> name(entry).matches("opentelemetry-" + part + "-\\d.*"));
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  private ClassPath() {}
}
