/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.Budget;
import io.costintent.budget.Budgets;
import io.costintent.budget.hold.HoldSettings;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.PolicySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/budgets.md} with the code. */
class BudgetsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "budgets.md");
  private static final Path READER =
      Path.of("src/main/java/io/costintent/budget/BudgetReader.java");

  @Test
  void example_isAConfiguration() throws IOException {
    ConfigProblems problems = new ConfigProblems();
    ConfigNode root = ConfigFiles.parse(block("yaml"), "budgets.md", ConfigFormat.YAML);

    List<Budget> budgets = Budgets.read(root.child("budgets"), problems);
    List<CallPolicy> policies =
        PolicySettings.read(root.child("policies"), () -> Instant.EPOCH, problems);
    HoldSettings holds = HoldSettings.read(root.child("holds"), problems);
    AlertSettings alerts = AlertSettings.read(root.child("alerts"), problems);

    problems.throwIfAny();
    assertThat(policies).hasSize(3);
    assertThat(holds).isEqualTo(HoldSettings.DEFAULT);
    assertThat(budgets)
        .extracting(Budget::id)
        .containsExactly("support-monthly", "each-experiment", "ranker", "tenant-tokens");
    assertThat(alerts.sinks()).extracting(AlertSink::name).containsExactly("log", "webhook");
  }

  @Test
  void reference_listsEveryKeyOfABudget() throws IOException {
    String reader = Files.readString(READER);
    String keys = reader.substring(reader.indexOf("KEYS = {"), reader.indexOf("};"));

    String document = Files.readString(DOCUMENT);
    String table = document.substring(document.indexOf("| `id` |"));
    table = table.substring(0, table.indexOf("\n\n"));
    assertThat(all("(?m)^\\| `([a-z_]+)` \\|", table))
        .containsExactlyElementsOf(all("\"([a-z_]+)\"", keys));
  }

  @Test
  void reference_listsEveryKeyOfAlerts() throws IOException {
    assertThat(all("(?m)^\\| `alerts\\.([a-z_]+)` \\|", Files.readString(DOCUMENT)))
        .containsExactlyElementsOf(AlertSettings.KEYS);
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1)).toList();
  }

  private static String block(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
