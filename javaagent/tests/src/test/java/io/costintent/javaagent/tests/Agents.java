/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars of this build. */
final class Agents {
  /** Returns the jar that is an agent by itself. */
  static Path distribution() {
    return built("agent.distribution");
  }

  /** Returns the jar for those who have OpenTelemetry's agent. */
  static Path extension() {
    return built("agent.extension");
  }

  private static Path built(String property) {
    Path jar = Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new AssertionError("not built: " + jar);
    }
    return jar;
  }

  private Agents() {}
}
