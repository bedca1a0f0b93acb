/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.Budgets;
import io.costintent.budget.alert.PrometheusRules;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BudgetRulesTest {
  private static final Path FILE = Path.of("..", "observability", "budget-rules.yml");

  /** As {@code costintent budget rules} writes them. */
  @Test
  void rules_areThoseOfTheApplicationsBudgets() throws Exception {
    String yaml = Files.readString(Path.of("src/main/resources/application.yaml"));
    String ours = yaml.substring(yaml.indexOf("\ncostintent:\n") + 1);
    var file = ConfigFiles.parse(ours, "application.yaml", ConfigFormat.YAML);

    String rules = PrometheusRules.of(Budgets.read(file.require("costintent")));

    assertThat(rules).isEqualTo(Files.readString(FILE));
  }
}
