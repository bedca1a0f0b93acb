/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks once, and prints how long that took since the JVM began, and how much memory it has. */
public final class StartProgram {
  private static final double MILLIS = 1000;
  private static final double KIBIBYTES = 1024;

  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) throws IOException {
    double started = seconds();
    OpenAiCalls.text(
        OpenAiCalls.sync(URI.create(args[0]))
            .chat()
            .completions()
            .create(OpenAiCalls.chat("gpt-4o-mini")));
    System.out.println(started + " " + seconds() + " " + resident());
    System.exit(0);
  }

  /** Since the JVM was started. */
  private static double seconds() {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - began) / MILLIS;
  }

  /** What the operating system says, in MiB; 0 where it does not say. */
  private static double resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
    return lines.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) / KIBIBYTES)
        .findFirst()
        .orElse(0);
  }

  private StartProgram() {}
}
