/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.cli.internal.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code costintent prices}. */
@Command(name = "prices", description = "Looks into price books, and makes them.")
public final class PricesCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Returns the command with its own commands. */
  public static CommandLine of(Surroundings surroundings) {
    return new CommandLine(new PricesCommand())
        .addSubcommand(new FindCommand(surroundings))
        .addSubcommand(new ExplainCommand(surroundings))
        .addSubcommand(new StatsCommand(surroundings))
        .addSubcommand(new VerifyCommand(surroundings))
        .addSubcommand(new DiffCommand(surroundings))
        .addSubcommand(new ImportCommand(surroundings));
  }

  private PricesCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
