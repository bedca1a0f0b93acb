/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import com.fasterxml.jackson.databind.node.TextNode;
import io.costintent.budget.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of rules. Texts are written as JSON writes them, which YAML reads. Not thread-safe;
 * confine to one thread.
 */
final class RuleText {
  private final StringBuilder text = new StringBuilder();

  /** Returns {@code 5m}, {@code 6h} or {@code 3d}, the largest unit that fits. */
  static String range(Duration range) {
    long minutes = range.toMinutes();
    if (minutes % 1440 == 0) {
      return minutes / 1440 + "d";
    }
    return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
  }

  /** Returns whole minutes, at least one. */
  static Duration whole(Duration range) {
    return Duration.ofMinutes(Math.max(1, range.toMinutes()));
  }

  /** Returns {@code 0.8} for 80. */
  static String hundredth(int percent) {
    return BigDecimal.valueOf(percent, 2).stripTrailingZeros().toPlainString();
  }

  void comment(String line) {
    text.append("# ").append(line).append('\n').append("groups:\n");
  }

  void group(String name) {
    text.append("  - name: ").append(quoted(name)).append("\n    rules:\n");
  }

  void record(String name, String expression) {
    text.append("      - record: ").append(quoted(name)).append('\n');
    line("expr", expression);
  }

  /**
   * @param more a label and its value, or nothing
   */
  void alert(
      String name,
      String expression,
      Duration lasting,
      AlertSeverity severity,
      @Nullable Budget budget,
      String summary,
      @Nullable String description,
      String... more) {
    text.append("      - alert: ").append(name).append('\n');
    line("expr", expression);
    text.append("        for: ").append(range(lasting)).append('\n');
    text.append("        labels:\n");
    label("severity", severity.value());
    if (budget != null) {
      label("budget", budget.id());
      label("scope", "{{ $labels.costintent_budget_scope }}", false);
      if (budget.owner() != null) {
        label("owner", budget.owner());
      }
    }
    if (more.length == 2) {
      label(more[0], more[1]);
    }
    text.append("        annotations:\n");
    if (budget == null) {
      label("summary", summary);
    } else {
      label("summary", "Budget " + budget.id() + ": " + summary);
      label("mode", AlertAdvice.consequence(budget));
      label("top_up", "costintent budget top-up " + budget.id());
      if (budget.escalation() != null) {
        label("escalation", budget.escalation());
      }
    }
    if (description != null) {
      label("description", description);
    }
  }

  private void line(String key, String value) {
    text.append("        ").append(key).append(": ").append(quoted(value)).append('\n');
  }

  private void label(String name, String value) {
    label(name, value, true);
  }

  /** Prometheus would read two braces as a template. */
  private void label(String name, String value, boolean literal) {
    String shown = literal ? value.replace("{{", "{{ \"{{\" }}") : value;
    text.append("          ").append(name).append(": ").append(quoted(shown)).append('\n');
  }

  private static String quoted(String value) {
    return TextNode.valueOf(value).toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
