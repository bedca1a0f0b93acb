/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import io.costintent.cli.terminal.ExitCode;
import io.costintent.cli.terminal.InputException;
import io.costintent.cli.terminal.UnavailableException;
import io.costintent.config.ConfigException;
import io.costintent.pricing.PriceBookFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: mistakes in files in one line, mistakes of ours with a stack trace. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (isInput(failure)) {
      err.println(command.getColorScheme().errorText(String.valueOf(failure.getMessage())));
      return ExitCode.INPUT;
    }
    if (failure instanceof UnavailableException) {
      err.println(command.getColorScheme().errorText(String.valueOf(failure.getMessage())));
      return ExitCode.UNAVAILABLE;
    }
    err.println(command.getColorScheme().errorText("costintent failed, which it should not:"));
    failure.printStackTrace(err);
    return ExitCode.BUG;
  }

  private static boolean isInput(Exception failure) {
    return failure instanceof InputException
        || failure instanceof ConfigException
        || failure instanceof PriceBookFormatException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException;
  }
}
