/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorLauncherTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

  @Test
  void launch_printsTheAddressAndTheEnvironment() {
    try (var simulator = SimulatorLauncher.launch(new String[] {"0"}, out)) {
      assertThat(output.toString(StandardCharsets.UTF_8))
          .contains("Provider simulator at " + simulator.baseUrl())
          .contains("OPENAI_BASE_URL=" + simulator.baseUrl() + "/v1 ")
          .contains("ANTHROPIC_BASE_URL=" + simulator.baseUrl() + " ")
          .contains("GOOGLE_GEMINI_BASE_URL=" + simulator.baseUrl() + " ");
    }
  }

  @Test
  void launch_takesAFreePortByDefault() {
    try (var simulator = SimulatorLauncher.launch(new String[0], out)) {
      assertThat(simulator.baseUrl().getPort()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "-1", "65536", "1 2"})
  void launch_rejectsWhatIsNoPort(String arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatorLauncher.launch(arguments.split(" ", -1), out))
        .withMessage("arguments: " + arguments + " (expected: one port, 0 to 65535)");
  }
}
