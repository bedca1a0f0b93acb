/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs a morning at the help desk: starts the application, asks its routes, and prints what became
 * of that on a span, at the actuator's endpoint and for Prometheus.
 *
 * <p>Calls OpenAI where {@code OPENAI_API_KEY} is set (and {@code OPENAI_BASE_URL}, if that is),
 * and a simulator otherwise.
 */
public final class Demo {
  private static final int ANSWERS = 6;

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    run(System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(Map<String, String> environment, PrintStream out) {
    try (SimulatedProvider simulated = new SimulatedProvider();
        RunningHelpdesk helpdesk =
            RunningHelpdesk.start(
                environment.containsKey("OPENAI_API_KEY") ? List.of() : simulated.properties())) {
      out.println("Triage:   " + helpdesk.post("/tickets/triage", "Where is order 4711?"));
      out.println("Triage:   " + helpdesk.post("/tickets/triage", "You charged me twice!"));
      out.println("Reply:    " + helpdesk.post("/tickets/reply", "Where is order 4711?"));
      for (int answer = 1; answer <= ANSWERS; answer++) {
        out.println("Answer %d: %s".formatted(answer, helpdesk.ask("May I send a book back?")));
      }

      out.println();
      out.println("A call of the reply, as the exporter got it:");
      out.println(helpdesk.spans().first("reply-draft"));
      out.println("GET /actuator/costintent");
      out.println(helpdesk.getJson("/actuator/costintent"));
      out.println();
      out.println("GET /actuator/prometheus, of which without empty labels");
      helpdesk.get("/actuator/prometheus"); // what is new to the gauges can come a scrape later
      helpdesk
          .get("/actuator/prometheus")
          .lines()
          .filter(Demo::isOfInterest)
          .map(line -> line.replaceAll("\\w+=\"\",?", "").replace(",}", "}"))
          .forEach(out::println);
    }
  }

  private static boolean isOfInterest(String line) {
    return line.startsWith("costintent_cost_total{")
        || line.startsWith("costintent_budget_utilization_ratio{");
  }

  private Demo() {}
}
