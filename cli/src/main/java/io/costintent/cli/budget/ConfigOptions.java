/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.budget;

import io.costintent.budget.BudgetSet;
import io.costintent.budget.Budgets;
import io.costintent.cli.internal.Surroundings;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where budgets are configured. Filled by the command line. */
final class ConfigOptions {
  private static final Path USUAL = Path.of("costintent.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration with the budgets; COSTINTENT_CONFIG or costintent.yaml, when left "
              + "out.")
  private @Nullable Path config;

  /** The file that is meant. */
  Path file(Surroundings surroundings) {
    if (config != null) {
      return config;
    }
    String variable = surroundings.variables().getOrDefault("COSTINTENT_CONFIG", "");
    return variable.isBlank() ? USUAL : Path.of(variable.trim());
  }

  ConfigNode read(Surroundings surroundings) {
    return ConfigFiles.load(file(surroundings));
  }

  BudgetSet budgets(Surroundings surroundings) {
    return Budgets.read(read(surroundings));
  }
}
