/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigProblem;
import io.costintent.config.Location;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the configuration, and where, when an application does not start. */
final class ConfigFailureAnalyzer extends AbstractFailureAnalyzer<ConfigException> {
  ConfigFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable failure, ConfigException cause) {
    StringBuilder description = new StringBuilder("Cost Intent cannot use its configuration:\n");
    for (ConfigProblem problem : cause.problems()) {
      description.append("\n    ");
      if (!problem.path().isEmpty()) {
        description.append("costintent.").append(problem.path()).append(": ");
      }
      description.append(problem.description()).append("\n        in ");
      append(problem.location(), description);
    }
    return new FailureAnalysis(
        description.toString(),
        "Correct what is named above. costintent.enabled=false starts the application without Cost"
            + " Intent.",
        cause);
  }

  private static void append(Location location, StringBuilder text) {
    text.append(location.source());
    if (location.line() != null) {
      text.append(", line ").append(location.line());
    }
  }
}
