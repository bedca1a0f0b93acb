/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.cli.internal.Surroundings;
import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.InputException;
import io.costintent.cli.terminal.Styles;
import io.costintent.prices.PriceCheck;
import io.costintent.prices.PriceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costintent prices verify}. */
@Command(
    name = "verify",
    description = {
      "Reports what is wrong in a price book in source form, with file and line.",
      "",
      "Rates that cannot be, cards that overlap or leave a gap, names with two meanings, editions "
          + "that lack what their family has, terms that nobody knows. Errors make the exit code 1, "
          + "warnings only with --strict."
    },
    footer = {"", "Example:", "  costintent prices verify prices/book"})
final class VerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FOLDER", description = "The book, one file per provider.")
  private Path folder = Path.of("");

  @Option(names = "--strict", description = "A warning is a finding too.")
  private boolean strict;

  VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": no such folder (expected: a price book in source form)");
    }
    List<PriceProblem> problems = PriceCheck.of(folder);
    Styles styles = Styles.of(surroundings.coloured());
    int errors = 0;
    for (PriceProblem problem : problems) {
      boolean error = problem.severity() == PriceProblem.Severity.ERROR;
      errors += error ? 1 : 0;
      String text = problem.toString();
      surroundings.out().println(error ? styles.bad(text) : styles.doubtful(text));
    }
    int warnings = problems.size() - errors;
    surroundings.out().println(errors + " errors, " + warnings + " warnings");
    surroundings.out().flush();
    return errors > 0 || (strict && warnings > 0) ? ExitCode.FINDING : ExitCode.OK;
  }
}
