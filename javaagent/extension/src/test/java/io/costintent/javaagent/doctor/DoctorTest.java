/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Doctor doctor = new Doctor(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void run_tellsWhatAFileComesTo(@TempDir Path directory) throws IOException {
    Path file = file(directory, "intent:\n  team: search\nagent:\n  profile: lean\n");

    int status = doctor.run(new String[] {"doctor", file.toString()});

    assertThat(status).isZero();
    assertThat(text())
        .contains("profile: lean")
        .contains("team = search  (" + file + ":2)")
        .endsWith("ok\n");
  }

  @Test
  void run_namesWhatIsWrongWithAFile(@TempDir Path directory) throws IOException {
    Path file = file(directory, "metrics:\n  enabled: maybe\n");

    int status = doctor.run(new String[] {"doctor", file.toString()});

    assertThat(status).isOne();
    assertThat(text()).endsWith("metrics.enabled: maybe (expected: true or false)\n");
  }

  @Test
  void run_asksAProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcostintent.intent.team=ranking",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('r');

      int status = doctor.run(new String[] {"doctor", Long.toString(process.pid())});

      assertThat(text())
          .contains("checked: process " + process.pid())
          .contains("agents: none that it was started with")
          .contains("team = ranking  (system property costintent.intent.team)");
      assertThat(status).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void run_saysWhichProcessCannotBeAsked() {
    String own = Long.toString(ProcessHandle.current().pid());

    assertThat(doctor.run(new String[] {"doctor", own})).isEqualTo(2);
    assertThat(text()).startsWith("process " + own + ": ");
  }

  @Test
  void run_refusesWhatIsNeitherFileNorProcess() {
    int status = doctor.run(new String[] {"doctor", "missing.yaml"});

    assertThat(status).isEqualTo(2);
    assertThat(text()).startsWith("missing.yaml: no such file");
  }

  @Test
  void run_tellsItsUseWhenAskedForTooMuch() {
    assertThat(doctor.run(new String[] {"doctor", "a", "b"})).isEqualTo(2);
    assertThat(text()).startsWith("usage:");
  }

  @Test
  void run_tellsTheRules(@TempDir Path directory) throws IOException {
    Path file =
        file(
            directory,
            """
            rules:
              - when: {route: POST /chat/*}
                intent: {feature: chat}
              - when: {thread: nightly-*}
                intent: {feature: digest}
            """);

    assertThat(doctor.run(new String[] {"doctor", file.toString()})).isZero();
    assertThat(text())
        .contains("rules, the first that matches wins:\n  " + file + ":2: route POST /chat/*")
        .contains("\n  " + file + ":4: thread nightly-*");
  }

  @Test
  void check_saysWhenEverythingIsOff() {
    Patient off =
        new Patient("test", List.of(), Map.of(), Map.of("costintent.enabled", "false"), null);

    assertThat(doctor.check(off)).isZero();
    assertThat(text()).endsWith("ok, and off: enabled is false\n");
  }

  private static Path file(Path directory, String yaml) throws IOException {
    return Files.writeString(directory.resolve("costintent.yaml"), yaml);
  }

  /** A program that waits until it is ended. */
  static final class Waiting {
    public static void main(String[] arguments) throws IOException {
      System.out.print('r');
      System.out.flush();
      System.in.read();
    }
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
