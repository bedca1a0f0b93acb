/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.agentdemo;

import io.costintent.testkit.otlp.OtlpReceiver;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A service that knows nothing of Cost Intent, run with the agent. */
public final class AgentDemo {
  private static final List<String> TICKETS =
      List.of("I was charged twice for May.", "The app closes when I add a photo.");

  /**
   * Runs the demo.
   *
   * @param args the agent's jar, and the file with its configuration
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    run(Path.of(args[0]).toRealPath(), Path.of(args[1]).toRealPath(), System.out);
  }

  static void run(Path agent, Path configuration, PrintStream out)
      throws IOException, InterruptedException {
    try (ProviderSimulator provider = provider();
        OtlpReceiver receiver = OtlpReceiver.start()) {
      Map<String, String> properties = new TreeMap<>(receiver.properties());
      properties.put("costintent.config", configuration.toString());
      properties.put("otel.service.name", "desk");
      out.println("What the service answers:");
      try (DeskProcess desk = DeskProcess.start(agent, properties, provider.baseUrl())) {
        for (String ticket : TICKETS) {
          out.println("  " + desk.send("/triage", ticket) + ": " + desk.send("/reply", ticket));
        }
      }
      out.println();
      out.println("What left it by OTLP:");
      new SpanTree(receiver.spans()).print(out);
      out.println();
      out.println("Requests that the provider saw: " + provider.requests().size());
    }
  }

  private static ProviderSimulator provider() {
    return ProviderSimulator.start()
        .when(
            request -> request.bodyText().contains("charged"),
            request -> answer(request.model(), "billing", "We give one of them back."))
        .when(
            request -> request.bodyText().contains("photo"),
            request -> answer(request.model(), "mobile", "Update to 4.2, please."));
  }

  private static Reply answer(String model, String team, String reply) {
    return model.equals("gpt-4o-mini")
        ? Reply.builder().text(team).usage(WireUsage.of(214, 2)).build()
        : Reply.builder()
            .text(reply)
            .usage(WireUsage.builder().input(1804).cacheRead(1536).output(142).build())
            .build();
  }

  private AgentDemo() {}
}
