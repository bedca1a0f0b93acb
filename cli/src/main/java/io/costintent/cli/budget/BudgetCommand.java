/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.cli.internal.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code costintent budget}. */
@Command(name = "budget", description = "Checks budgets, shows how they stand, and changes that.")
public final class BudgetCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Returns the command with its own commands. */
  public static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new BudgetCommand())
        .addSubcommand(new VerifyCommand(surroundings))
        .addSubcommand(new StatusCommand(surroundings))
        .addSubcommand(new ExplainCommand(surroundings))
        .addSubcommand(new TopUpCommand(surroundings))
        .addSubcommand(new KillCommand(surroundings))
        .addSubcommand(new UnkillCommand(surroundings))
        .addSubcommand(new RulesCommand(surroundings));
  }

  private BudgetCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
