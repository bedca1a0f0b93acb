/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that cannot be used, with every mistake found in it.
 *
 * <p>The message has a line for each problem: where, which key, the value, what was expected.
 *
 * @since 0.1
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable List<ConfigProblem> problems;
  private final int more;

  ConfigException(ConfigProblem problem) {
    this(List.of(problem), 0);
  }

  ConfigException(List<ConfigProblem> problems, int more) {
    super(message(problems, more));
    this.problems = List.copyOf(problems);
    this.more = more;
  }

  /** The mistakes in the order they were found, at most {@link ConfigProblems#MAX}. */
  public List<ConfigProblem> problems() {
    // Lost when the exception itself was serialized; the message still has them.
    return problems == null ? List.of() : problems;
  }

  /** The number of problems beyond those kept. */
  int more() {
    return more;
  }

  private static String message(List<ConfigProblem> problems, int more) {
    if (problems.size() == 1 && more == 0) {
      return problems.get(0).toString();
    }
    StringBuilder text = new StringBuilder();
    text.append(problems.size() + more).append(" problems in the configuration:");
    problems.forEach(problem -> text.append("\n  ").append(problem));
    if (more > 0) {
      text.append("\n  and ").append(more).append(" more");
    }
    return text.toString();
  }
}
