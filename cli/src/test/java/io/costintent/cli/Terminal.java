/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import io.costintent.cli.internal.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs the command in this process and keeps what it writes. */
public final class Terminal {
  /** When all calls without a time of their own are made. */
  public static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

  private final Map<String, String> variables = new HashMap<>();
  private boolean terminal;

  /** Sets an environment variable. */
  public Terminal with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Lets the command think that a person is looking. */
  public Terminal seen() {
    terminal = true;
    return this;
  }

  /** Runs the command. */
  public Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            variables,
            Clock.fixed(NOW, ZoneOffset.UTC),
            terminal);
    int code = Costintent.run(surroundings, arguments);
    surroundings.out().flush();
    surroundings.err().flush();
    return new Result(code, lines(out), lines(err));
  }

  private static String lines(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** What a run did. */
  public record Result(int code, String out, String err) {}
}
