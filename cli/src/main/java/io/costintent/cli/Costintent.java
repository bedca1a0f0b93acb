/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import io.costintent.cli.budget.BudgetCommand;
import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.prices.PriceCommand;
import io.costintent.cli.prices.PricesCommand;
import io.costintent.cli.terminal.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code costintent}. */
@Command(
    name = "costintent",
    description = "What calls of models cost and why, and what budgets allow.",
    footer = {"", "Documentation: docs/prices.md and docs/budgets.md of the project."})
public final class Costintent implements Runnable {
  private static final int WIDTH = 100;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Costintent() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Surroundings.ofProcess(), args));
  }

  /** Runs the command and returns its exit code. */
  static int run(Surroundings surroundings, String... args) {
    return commandLine(surroundings).execute(args);
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine root = new CommandLine(new Costintent());
    root.addSubcommand(new PriceCommand(surroundings));
    root.addSubcommand(PricesCommand.of(surroundings));
    root.addSubcommand(BudgetCommand.of(surroundings));
    root.addSubcommand(new CompletionCommand(surroundings));
    configure(root, new VersionText());
    Ansi ansi = surroundings.coloured() ? Ansi.ON : Ansi.OFF;
    return root.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setParameterExceptionHandler(new Misunderstandings())
        .setExecutionExceptionHandler(new Failures());
  }

  /** Gives each command help, version and exit codes without repeating them at each. */
  private static void configure(CommandLine command, VersionText version) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixinStandardHelpOptions(true).versionProvider(version);
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .width(WIDTH)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.help());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.getSubcommands().values().forEach(subcommand -> configure(subcommand, version));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
