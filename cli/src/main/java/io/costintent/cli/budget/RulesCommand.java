/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.alert.PrometheusRules;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code costintent budget rules}. */
@Command(
    name = "rules",
    description = "Prints recording and alerting rules for Prometheus, made from the budgets.",
    footer = {"", "Example:", "  costintent budget rules > costintent-rules.yaml"})
final class RulesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConfigOptions config = new ConfigOptions();

  RulesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().print(PrometheusRules.of(config.budgets(surroundings)));
    surroundings.out().flush();
    return ExitCode.OK;
  }
}
