/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Rules for Prometheus from budgets: how fast each is spent, and alerts for thresholds, burn rates
 * and forecasts, as a YAML file.
 *
 * <p>Names are those that the exporters of OpenTelemetry make by default, with underscores and
 * suffixes of units. Of many JVMs on one store, all of which report the same counter, the highest
 * value is taken.
 *
 * @since 0.1
 */
public final class PrometheusRules {
  private static final String BY =
      "max by (costintent_budget_id, costintent_budget_scope, costintent_budget_unit) ";
  private static final String SETTLED = "costintent:budget_settled:max";
  private static final String LIMIT = "costintent:budget_limit:max";
  private static final String LEFT = "costintent:budget_seconds_left:max";
  private static final String UTILIZATION = "costintent:budget_utilization:max";
  private static final String RATE = "costintent:budget_spend:rate";

  /** Shorter ones have too few samples when metrics are exported once a minute. */
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  /** The times of the SRE workbook, for a window of a month. */
  private static final List<Duration> USUAL =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(3));

  private final BudgetSet budgets;
  private final RuleText text = new RuleText();

  /** Returns the file's content. Budgets that only observe have no alerts. */
  public static String of(BudgetSet budgets) {
    return new PrometheusRules(budgets).write();
  }

  private PrometheusRules(BudgetSet budgets) {
    this.budgets = budgets;
  }

  private String write() {
    text.comment("Generated from the budgets; change those and generate this again.");
    text.group("costintent-budgets-recording");
    text.record(SETTLED, BY + "(costintent_budget_settled)");
    text.record(LIMIT, BY + "(costintent_budget_limit)");
    text.record(UTILIZATION, BY + "(costintent_budget_utilization_ratio)");
    text.record(LEFT, BY + "(costintent_budget_resets_at_seconds) - time()");
    for (Duration range : ranges()) {
      // Not rate(): what a rolling window forgets, or a late correction, is no counter's restart.
      text.record(
          RATE + RuleText.range(range),
          "clamp_min(delta(%s[%s]), 0) / %d"
              .formatted(SETTLED, RuleText.range(range), range.toSeconds()));
    }
    for (Budget budget : budgets.budgets()) {
      if (budget.mode() != BudgetMode.OBSERVE) {
        text.group("costintent-budget-" + budget.id());
        thresholds(budget);
        pace(budget);
      }
    }
    text.group("costintent-budgets-store");
    text.alert(
        "CostIntentBudgetStoreDegraded",
        "max(costintent_budget_store_degraded) > 0",
        Duration.ofMinutes(5),
        AlertSeverity.WARNING,
        null,
        "The store of budgets gives no answer",
        "Calls run or are denied as store_failure of each budget says.");
    return text.toString();
  }

  private void thresholds(Budget budget) {
    for (int percent : budget.thresholds()) {
      text.alert(
          "CostIntentBudgetThreshold",
          "%s%s >= %s".formatted(UTILIZATION, selector(budget), RuleText.hundredth(percent)),
          Duration.ofMinutes(1),
          severity(percent),
          budget,
          percent + " % of " + budget.describeLimit() + " is spent or held",
          null,
          "threshold",
          Integer.toString(percent));
    }
  }

  private void pace(Budget budget) {
    Duration window = NominalLength.of(budget.window());
    if (window == null) {
      return;
    }
    for (BurnRule rule : BurnRule.ALL) {
      Duration longTime = rule.longTime(window);
      if (isMeasurable(longTime)) {
        String perSecond =
            "%s * %s%s / %d".formatted(rule.factor(), LIMIT, selector(budget), window.toSeconds());
        text.alert(
            "CostIntentBudgetBurn",
            rate(longTime, budget)
                + " > "
                + perSecond
                + " and "
                + rate(shortTime(rule, window), budget)
                + " > "
                + perSecond,
            Duration.ofMinutes(2),
            rule.share() == 720 ? AlertSeverity.CRITICAL : AlertSeverity.WARNING,
            budget,
            "spending is more than %s times too fast for %s"
                .formatted(rule.factor(), budget.describeLimit()),
            null,
            "burn",
            rule.name());
      }
    }
    Duration trend = trend(window);
    if (budget.window().at(Instant.EPOCH).isBounded()) {
      text.alert(
          "CostIntentBudgetForecast",
          "%1$s%2$s + %3$s * %4$s%2$s > %5$s%2$s and %1$s%2$s < %5$s%2$s"
              .formatted(SETTLED, selector(budget), rate(trend, budget), LEFT, LIMIT),
          Duration.ofHours(1),
          AlertSeverity.WARNING,
          budget,
          "at this pace %s will not last".formatted(budget.describeLimit()),
          null);
    }
  }

  /** Every time that a rule looks back over, ascending. */
  private List<Duration> ranges() {
    TreeSet<Duration> ranges = new TreeSet<>(USUAL);
    for (Budget budget : budgets.budgets()) {
      Duration window = NominalLength.of(budget.window());
      if (window != null && budget.mode() != BudgetMode.OBSERVE) {
        ranges.add(trend(window));
        for (BurnRule rule : BurnRule.ALL) {
          if (isMeasurable(rule.longTime(window))) {
            ranges.add(RuleText.whole(rule.longTime(window)));
            ranges.add(shortTime(rule, window));
          }
        }
      }
    }
    return new ArrayList<>(ranges);
  }

  private static boolean isMeasurable(Duration longTime) {
    return longTime.compareTo(SHORTEST.multipliedBy(6)) >= 0;
  }

  private static Duration shortTime(BurnRule rule, Duration window) {
    Duration time = RuleText.whole(rule.shortTime(window));
    return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
  }

  /** A tenth of the window, from half an hour to three days. */
  private static Duration trend(Duration window) {
    Duration tenth = RuleText.whole(window.dividedBy(10));
    Duration least = Duration.ofMinutes(30);
    Duration most = Duration.ofDays(3);
    return tenth.compareTo(least) < 0 ? least : tenth.compareTo(most) > 0 ? most : tenth;
  }

  private static String rate(Duration range, Budget budget) {
    return RATE + RuleText.range(RuleText.whole(range)) + selector(budget);
  }

  private static String selector(Budget budget) {
    return "{costintent_budget_id=\"" + budget.id() + "\"}";
  }

  private static AlertSeverity severity(int percent) {
    if (percent >= 100) {
      return AlertSeverity.CRITICAL;
    }
    return percent >= 80 ? AlertSeverity.WARNING : AlertSeverity.INFO;
  }
}
