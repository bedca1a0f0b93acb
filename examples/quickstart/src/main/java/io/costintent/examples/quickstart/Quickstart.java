/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import io.costintent.CostTracking;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs a day at the support desk and prints who spent what, and why.
 *
 * <p>Calls the real providers where {@code OPENAI_API_KEY} or {@code ANTHROPIC_API_KEY} are set,
 * and a simulator otherwise. Sends spans and metrics to {@code OTEL_EXPORTER_OTLP_ENDPOINT} where
 * that is set, and prints spans as lines otherwise.
 */
public final class Quickstart {
  private static final int TICKETS = 15;

  /** Runs the example; takes no arguments. */
  public static void main(String[] args) {
    run(System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  static void run(Map<String, String> environment, PrintStream out) {
    Showback showback = new Showback();
    ExperimentBudget budget = new ExperimentBudget();
    SpanLines lines = new SpanLines();
    try (Providers providers = Providers.of(environment);
        Telemetry telemetry = Telemetry.of(environment, lines)) {
      out.println(providers.description());
      OpenTelemetrySdk sdk = telemetry.sdk();
      try (CostTracking tracking =
          telemetry
              .configure(CostTracking.builder())
              .openTelemetry(sdk)
              .listener(showback)
              .listener(budget)
              .budget(ExperimentBudget.budget())
              .build()) {
        SupportDesk desk = new SupportDesk(providers, tracking);
        for (int ticket = 1; ticket <= TICKETS; ticket++) {
          desk.handle(ticket);
          out.printf("\r%d of %d tickets, %d model calls", ticket, TICKETS, showback.calls());
          out.flush();
        }
        out.println();
        budget.why(desk.denials());
      }
    }
    lines.print(out);
    budget.print(out);
    showback.print(out);
  }

  private Quickstart() {}
}
