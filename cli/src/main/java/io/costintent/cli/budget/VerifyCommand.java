/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.Budget;
import io.costintent.budget.Budgets;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.Styles;
import io.costintent.config.ConfigException;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code costintent budget verify}. */
@Command(
    name = "verify",
    description = "Reports every mistake in the budgets of a configuration, with file and line.",
    footer = {"", "Example:", "  costintent budget verify --config costintent.yaml"})
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConfigOptions config = new ConfigOptions();

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ConfigNode root = config.read(surroundings);
    ConfigProblems problems = new ConfigProblems();
    List<Budget> budgets = Budgets.read(root.child("budgets"), problems);
    PrintWriter out = surroundings.out();
    Styles styles = Styles.of(surroundings.coloured());
    try {
      problems.throwIfAny();
    } catch (ConfigException e) {
      String.valueOf(e.getMessage()).lines().forEach(problem -> out.println(styles.bad(problem)));
      out.flush();
      return ExitCode.FINDING;
    }
    for (Budget budget : budgets) {
      out.println(styles.good("ok") + "  " + budget);
    }
    out.println(budgets.size() == 1 ? "1 budget" : budgets.size() + " budgets");
    out.flush();
    return ExitCode.OK;
  }
}
