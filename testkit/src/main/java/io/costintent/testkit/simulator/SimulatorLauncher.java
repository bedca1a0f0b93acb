/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.io.PrintStream;

/**
 * Runs the simulator on its own, until the process is stopped.
 *
 * @since 0.1
 */
public final class SimulatorLauncher {
  /**
   * Starts the simulator and prints where it listens and which environment variables send the
   * official clients there.
   *
   * @param arguments the port, or nothing for a free one
   */
  public static void main(String[] arguments) {
    launch(arguments, System.out);
  }

  static ProviderSimulator launch(String[] arguments, PrintStream out) {
    ProviderSimulator simulator = ProviderSimulator.start(port(arguments));
    String url = simulator.baseUrl().toString();
    out.println("Provider simulator at " + url);
    out.println("Serves " + WireProtocols.served());
    out.println("export OPENAI_BASE_URL=" + url + "/v1 OPENAI_API_KEY=simulated");
    out.println("export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=" + url);
    out.println("export ANTHROPIC_BASE_URL=" + url + " ANTHROPIC_API_KEY=simulated");
    out.println("export GOOGLE_GEMINI_BASE_URL=" + url + " GOOGLE_API_KEY=simulated");
    return simulator;
  }

  private static int port(String[] arguments) {
    if (arguments.length == 0) {
      return 0;
    }
    try {
      int port = Integer.parseInt(arguments[0]);
      if (arguments.length == 1 && port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected(arguments), e);
    }
    throw new IllegalArgumentException(expected(arguments));
  }

  private static String expected(String[] arguments) {
    return "arguments: " + String.join(" ", arguments) + " (expected: one port, 0 to 65535)";
  }

  private SimulatorLauncher() {}
}
