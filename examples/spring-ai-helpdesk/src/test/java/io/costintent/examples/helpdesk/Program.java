/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system, started on loopback and ended with the test. */
final class Program implements AutoCloseable {
  private final Process process;
  private final Path log;

  /**
   * Returns where a program is on the {@code PATH}; without it the test is skipped, or fails where
   * {@code OBSERVABILITY_TOOLS} is {@code required}.
   */
  static Path named(String name, String debianPackage) {
    for (String folder : System.getenv("PATH").split(":")) {
      Path file = Path.of(folder, name);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    String missing =
        "%s is not on the PATH (Debian package %s, or build/observability-tools)"
            .formatted(name, debianPackage);
    assertThat(System.getenv("OBSERVABILITY_TOOLS")).as(missing).isNotEqualTo("required");
    assumeTrue(false, missing);
    throw new AssertionError(missing);
  }

  static Program start(Path log, Path file, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    return new Program(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** Waits until the program answers at a path. */
  Program whenItAnswers(Http http, String path) throws Exception {
    Http.await(
        path,
        () -> {
          assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
          return http.get(path);
        },
        answer -> true);
    return this;
  }

  /** Runs a program to its end and returns what it printed. */
  static String output(Path file, String... arguments) throws Exception {
    Path log = Files.createTempFile("program", ".log");
    try (Program program = start(log, file, arguments)) {
      assertThat(program.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(program.process.exitValue()).as(Files.readString(log)).isZero();
      return Files.readString(log);
    } finally {
      Files.delete(log);
    }
  }

  /** Returns a port of loopback that was free a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
