/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command's exit code says to a script. */
public final class ExitCode {
  /** Done, and nothing to complain about. */
  public static final int OK = 0;

  /** Done, and there is a finding: no price, a difference, a problem in what was checked. */
  public static final int FINDING = 1;

  /** The command line cannot be understood. */
  public static final int USAGE = 2;

  /** A file or a line of it cannot be read or understood. */
  public static final int INPUT = 3;

  /** A store cannot be reached. */
  public static final int UNAVAILABLE = 4;

  /** A mistake in costintent itself. */
  public static final int BUG = 70;

  private ExitCode() {}

  /** Returns the codes and their meanings as the help lists them. */
  public static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put("" + OK, "Done, and nothing to complain about.");
    help.put("" + FINDING, "A finding: no price, a difference, a problem in what was checked.");
    help.put("" + USAGE, "The command line cannot be understood.");
    help.put("" + INPUT, "A file, or a line of it, cannot be read or understood.");
    help.put("" + UNAVAILABLE, "A store cannot be reached.");
    help.put("" + BUG, "A mistake in costintent itself.");
    return help;
  }
}
