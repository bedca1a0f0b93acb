/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.Budgets;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusRulesTest {
  private static final Pattern METRIC = Pattern.compile("(?<=\\()costintent_budget_[a-z_]+(?=\\))");

  @TempDir private Path folder;

  @Test
  void rules_areTheseForThatFile() throws IOException {
    String expected = resource("prometheus-rules.yaml");

    assertThat(PrometheusRules.of(budgets())).isEqualTo(expected);
  }

  @Test
  void rules_areAFileOfGroups() throws IOException {
    JsonNode file = new YAMLMapper().readTree(PrometheusRules.of(budgets()));

    List<String> groups = new ArrayList<>();
    Set<String> recorded = new TreeSet<>();
    for (JsonNode group : file.get("groups")) {
      groups.add(group.get("name").asText());
      for (JsonNode rule : group.get("rules")) {
        assertThat(rule.get("expr").isTextual()).isTrue();
        assertThat(rule.has("record")).isNotEqualTo(rule.has("alert"));
        if (rule.has("record")) {
          recorded.add(rule.get("record").asText());
        }
      }
    }
    assertThat(groups)
        .containsExactly(
            "costintent-budgets-recording",
            "costintent-budget-search",
            "costintent-budget-tokens-per-day",
            "costintent-budget-week",
            "costintent-budget-experiment",
            "costintent-budgets-store");
    assertThat(recorded)
        .contains(
            "costintent:budget_spend:rate5m",
            "costintent:budget_spend:rate30m",
            "costintent:budget_spend:rate1h",
            "costintent:budget_spend:rate6h",
            "costintent:budget_spend:rate3d");
    Pattern used = Pattern.compile("costintent:[a-z_0-9:]+");
    assertThat(used.matcher(PrometheusRules.of(budgets())).results().map(MatchResult::group))
        .allSatisfy(name -> assertThat(recorded).contains(name));
  }

  @Test
  void metrics_areThoseThatAreDocumented() throws IOException {
    Set<String> used = new TreeSet<>();
    METRIC.matcher(PrometheusRules.of(budgets())).results().forEach(m -> used.add(m.group()));
    String attributes = Files.readString(Path.of("..", "docs", "attributes.md"));
    Set<String> documented = new TreeSet<>();
    Pattern.compile("\\| `(costintent\\.budget\\.[a-z_.]+)` \\| (\\S+ gauge) \\| `([^`]+)`")
        .matcher(attributes)
        .results()
        .forEach(row -> documented.add(inPrometheus(row.group(1), row.group(3))));

    assertThat(used).hasSize(5);
    assumeTrue(!documented.isEmpty(), "gauges of budgets are not documented");
    assertThat(documented).containsAll(used);
  }

  @Test
  void noBudgets_isStillAFile() throws IOException {
    JsonNode file = new YAMLMapper().readTree(PrometheusRules.of(BudgetSet.empty()));

    assertThat(file.get("groups")).hasSize(2);
  }

  @Test
  void promtool_acceptsTheRules() throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), PrometheusRules.of(budgets()));

    String output = promtool("check", "rules", rules.toString());

    assertThat(output).contains("SUCCESS");
  }

  @Test
  void promtool_seesTheAlertsFire() throws Exception {
    Files.writeString(folder.resolve("rules.yaml"), PrometheusRules.of(budgets()));
    Path tests = Files.writeString(folder.resolve("tests.yaml"), resource("rules-test.yaml"));

    String output = promtool("test", "rules", tests.toString());

    assertThat(output).contains("SUCCESS");
  }

  /** As the OpenTelemetry specification of the Prometheus format has it, for gauges. */
  private static String inPrometheus(String name, String unit) {
    String suffix =
        switch (unit) {
          case "1" -> "_ratio";
          case "s" -> "_seconds";
          default -> "";
        };
    return name.replace('.', '_') + suffix;
  }

  private static BudgetSet budgets() throws IOException {
    return Budgets.read(
        ConfigFiles.parse(resource("rules-budgets.yaml"), "budgets.yaml", ConfigFormat.YAML));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PrometheusRulesTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String promtool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "promtool is not on the PATH (Debian package prometheus)");
      throw e;
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
