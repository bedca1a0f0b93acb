/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.WaitingProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar costintent-javaagent.jar doctor}, as an operator runs it, from anywhere. */
class DoctorIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path here;
  @TempDir private Path there;

  /** What it printed, and its status. */
  private record Said(int status, List<String> lines) {
    String text() {
      return String.join("\n", lines);
    }
  }

  private Said doctor(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-jar", Agents.distribution().toString(), "doctor"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(here.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("COSTINTENT_"));
    Process process = builder.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = out.lines().toList();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Said(process.exitValue(), lines);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts a service in the other directory, and asks the doctor while it is there. */
  private Said doctorOf(Map<String, String> variables, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("-cp", ClassPath.ofApplication(), WaitingProgram.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(there.toFile())
            .redirectError(there.resolve("log.txt").toFile());
    builder.environment().putAll(variables);
    Process service = builder.start();
    try (BufferedReader out = service.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("ready");
      return doctor(Long.toString(service.pid()));
    } finally {
      service.destroyForcibly();
    }
  }

  @Test
  void processWithTheAgent_isReadWhereItRuns() throws Exception {
    Files.writeString(
        there.resolve("costintent.yaml"),
        """
        intent: {team: herons}
        prices: {file: our-prices.yaml}
        rules:
          - when: {route: POST /chat/*}
            intent: {feature: chat}
        """);
    Files.writeString(
        there.resolve("our-prices.yaml"),
        "models:\n  - {provider: openai, model: nest-1, rates: {input: 1, output: 2}}\n");

    Said said =
        doctorOf(
            Map.of(
                "JAVA_TOOL_OPTIONS", "-javaagent:" + Agents.distribution(),
                "OTEL_SDK_DISABLED", "true",
                "COSTINTENT_INTENT_PRODUCT", "nests"),
            "-Dcostintent.config=costintent.yaml",
            "-Dcostintent.agent.profile=lean");

    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.lines().get(0))
        .matches("Cost Intent \\S+, OpenTelemetry Java agent 2\\.33\\.1");
    assertThat(said.lines())
        .anyMatch(line -> line.startsWith("prices: "))
        .contains(
            "agents: " + Agents.distribution(),
            "profile: lean",
            "    file = our-prices.yaml  (costintent.yaml:2)",
            "    team = herons  (costintent.yaml:1)",
            "    product = nests  (environment variable COSTINTENT_INTENT_PRODUCT)",
            "    profile = lean  (system property costintent.agent.profile)")
        .anyMatch(line -> line.startsWith("  costintent.yaml:4: route POST /chat/* -> "))
        .last()
        .isEqualTo("ok");
  }

  @Test
  void fileThatAProcessCannotUse_isNamedWithItsLine() throws Exception {
    Files.writeString(there.resolve("costintent.yaml"), "metrics: {enabled: maybe}\n");

    Said said = doctorOf(Map.of(), "-Dcostintent.config=costintent.yaml");

    assertThat(said.status()).isOne();
    assertThat(said.lines())
        .contains("agents: none that it was started with")
        .last()
        .asString()
        .contains("costintent.yaml:1: metrics.enabled: maybe (expected: true or false)");
  }

  @Test
  void processWithoutTheAgent_isSaidToHaveNone() throws Exception {
    Said said = doctorOf(Map.of(), "-Dcostintent.intent.team=herons");

    assertThat(said.status()).isZero();
    assertThat(said.lines())
        .contains("agents: none that it was started with")
        .contains("    team = herons  (system property costintent.intent.team)");
  }

  @Test
  void wrongFile_isNamedProblemByProblem() throws Exception {
    Path file = here.resolve("wrong.yaml");
    Files.writeString(
        file,
        """
        intent: {team: herons}
        metrics:
          enabled: maybe
        agent:
          profile: slim
          complete_file: perhaps
        """);

    Said said = doctor("wrong.yaml");

    assertThat(said.status()).isOne();
    assertThat(said.text())
        .contains("wrong.yaml:3: metrics.enabled: maybe (expected: true or false)")
        .contains("wrong.yaml:5: agent.profile: slim (expected: one of full, lean)")
        .contains("wrong.yaml:6: agent.complete_file: perhaps (expected: true or false)")
        .doesNotContain("\nok");
  }

  @Test
  void pidOfNoProcess_isSaid() throws Exception {
    Said said = doctor("4194304999");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.lines()).singleElement().asString().startsWith("process 4194304999: ");
  }

  @Test
  void whatIsNeitherFileNorProcess_isSaid() throws Exception {
    Said said = doctor("missing.yaml");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text()).contains("missing.yaml: no such file (expected: a file, or a process");
  }

  @Test
  void nothingConfigured_isFine() throws Exception {
    Said said = doctor();

    assertThat(said.status()).isZero();
    assertThat(said.lines()).contains("checked: this environment", "nothing is configured", "ok");
  }
}
