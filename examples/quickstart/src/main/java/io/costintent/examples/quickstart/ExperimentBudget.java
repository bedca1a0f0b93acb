/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.intent.Purpose;
import io.costintent.policy.BudgetDenial;
import io.costintent.policy.CallDeniedException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A budget that an experiment may use up, and what it says to the experiment's calls. */
final class ExperimentBudget implements CallListener {
  private final List<String> lines = new ArrayList<>();
  private boolean denied;
  private int productionSince;

  /** Five requests for each experiment, ever; others know nothing of it. */
  static Budget budget() {
    return Budget.builder("experiments")
        .match(IntentKey.PURPOSE, "experiment")
        .each(IntentKey.EXPERIMENT_ID)
        .limit(BigDecimal.valueOf(5), BudgetUnit.REQUESTS)
        .window(LifetimeWindow.unbounded())
        .mode(BudgetMode.BLOCK)
        .owner("data-science")
        .build();
  }

  @Override
  public synchronized void onEnd(CallRecord record) {
    CostIntent intent = record.intent();
    if (intent.purpose() == Purpose.EXPERIMENT) {
      lines.add(line(record));
      denied |= record.error() instanceof CallDeniedException;
    } else if (denied && record.isBilled()) {
      productionSince++;
    }
  }

  private static String line(CallRecord record) {
    var budget = record.tightestBudget();
    long used = budget == null ? 0 : 100 * budget.used() / budget.limit();
    return String.format(
        Locale.ROOT,
        "  %-24s %3d %% used  %s",
        record.request().spanName(),
        used,
        record.decision().value());
  }

  /** Takes what the application was told when calls were denied. */
  synchronized void why(List<BudgetDenial> denials) {
    denials.stream().findFirst().ifPresent(first -> lines.add("  " + first));
  }

  synchronized void print(PrintStream out) {
    out.println();
    out.println("The experiment's budget of 5 requests, call by call:");
    lines.forEach(out::println);
    out.printf("  calls of production since the first denial: %d%n", productionSince);
  }
}
