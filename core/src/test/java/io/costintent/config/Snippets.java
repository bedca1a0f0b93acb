/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The examples of this package's javadoc. */
class Snippets {
  @Test
  void problems() {
    ConfigNode root =
        ConfigFiles.parse(
            """
            budgets:
              - id: support
                limit: -3
              - id: search
                limt: 5
            """,
            "costintent.yaml",
            ConfigFormat.YAML);

    assertThatThrownBy(() -> readLimits(root))
        .hasMessage(
            """
            2 problems in the configuration:
              costintent.yaml:3: budgets[0].limit: -3 (expected: a decimal >= 0)
              costintent.yaml:5: budgets[1].limt: unknown key (did you mean limit?)\
            """);
  }

  private static void readLimits(ConfigNode root) {
    // @start region="problems"
    ConfigProblems problems = new ConfigProblems();
    problems.readEach(
        root.require("budgets").list(),
        budget -> {
          budget.allowKeys("id", "limit");
          return budget.require("limit").decimalAtLeast(BigDecimal.ZERO);
        });
    problems.throwIfAny();
    // @end
  }
}
