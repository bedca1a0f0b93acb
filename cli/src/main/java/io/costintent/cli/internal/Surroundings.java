/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.internal;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads and writes besides its arguments and files.
 *
 * @param out where results go
 * @param err where complaints go
 * @param variables the environment
 * @param clock the time of calls that name none
 * @param terminal whether a person reads {@code out} as it is written
 */
public record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> variables,
    Clock clock,
    boolean terminal) {

  /** Returns those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.getenv(),
        Clock.systemUTC(),
        isTerminal(System.console()));
  }

  /** Whether to colour: on a terminal, unless {@code NO_COLOR} is set to anything. */
  public boolean coloured() {
    return terminal
        && variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(variables.get("TERM"));
  }

  /** From Java 22 on there is a console even where the output is a file; it says so itself. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
