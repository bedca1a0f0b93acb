/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.BudgetUnit;
import io.costintent.budget.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Judges how fast a counter grows. */
final class Pace {
  /** From here on nobody needs a forecast. */
  private static final int NEARLY_ALL = 95;

  private static final Duration WEEK = Duration.ofDays(7);

  private final Observation seen;
  private final Duration length;
  private final SpendHistory history;
  private final AlertRules rules;
  private final BudgetUnit unit;

  Pace(Observation seen, Duration length, SpendHistory history, AlertRules rules) {
    this.seen = seen;
    this.length = length;
    this.history = history;
    this.rules = rules;
    this.unit = seen.budget().budget().unit();
  }

  void burn(List<BudgetAlert> alerts) {
    long limit = seen.limit();
    long settled = seen.balance().settled();
    if (settled >= limit) {
      return;
    }
    for (BurnRule rule : BurnRule.ALL) {
      Duration longTime = rule.longTime(length);
      long spent = history.spentIn(longTime, seen.at(), settled);
      boolean burns =
          rule.applies(length)
              && history.isOlderThan(rule.shortTime(length), seen.at())
              && spent >= rule.longSpend(limit)
              && history.spentIn(rule.shortTime(length), seen.at(), settled)
                  >= rule.shortSpend(limit)
              && isEnough(spent)
              && willReach(limit, settled, spent, longTime);
      if (burns) {
        alerts.add(
            new BudgetAlert(
                seen,
                AlertKind.BURN_RATE,
                rule.share() == BurnRule.ALL.get(0).share()
                    ? AlertSeverity.CRITICAL
                    : AlertSeverity.WARNING,
                "burn-" + rule.name(),
                "%s in the last %s is more than %s times too fast for %s"
                    .formatted(
                        unit.describe(spent), longTime, rule.factor(), unit.describe(limit))));
        return;
      }
    }
  }

  void forecast(List<BudgetAlert> alerts) {
    Instant end = seen.window().end();
    long limit = seen.limit();
    long settled = seen.balance().settled();
    if (end == null || isRolling() || settled >= Scale.percentUp(limit, NEARLY_ALL)) {
      return;
    }
    if (!isEnough(settled)) {
      return;
    }
    Duration elapsed = Duration.between(seen.window().start(), seen.at());
    if (elapsed.compareTo(sample()) < 0) {
      return;
    }
    long projected = Scale.of(settled, length, elapsed);
    if (projected > limit) {
      alerts.add(
          new BudgetAlert(
              seen,
              AlertKind.FORECAST,
              AlertSeverity.WARNING,
              "forecast",
              "at the pace so far it comes to %s of %s by %s"
                  .formatted(unit.describe(projected), unit.describe(limit), end)));
    }
  }

  /** How much of a window must have passed: days and nights, and where possible a weekend. */
  private Duration sample() {
    Duration quarter = length.dividedBy(4);
    Duration week = quarter.compareTo(WEEK) < 0 ? quarter : WEEK;
    Duration tenth = length.dividedBy(10);
    return tenth.compareTo(week) > 0 ? tenth : week;
  }

  /** Whether it is worth anybody's time. */
  private boolean isEnough(long spent) {
    return !unit.isMoney() || spent >= unit.steps(rules.floor());
  }

  /** Whether the limit is reached at this pace before the window ends. */
  private boolean willReach(long limit, long settled, long spent, Duration time) {
    Instant end = seen.window().end();
    Duration left = end == null || isRolling() ? length : Duration.between(seen.at(), end);
    return settled + Scale.of(spent, left, time) >= limit;
  }

  private boolean isRolling() {
    return seen.budget().budget().window() instanceof RollingWindow;
  }
}
