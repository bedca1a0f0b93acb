/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static io.costintent.budget.alert.AlertBench.START;
import static io.costintent.budget.alert.AlertBench.applied;
import static io.costintent.budget.alert.AlertBench.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.CalendarPeriod;
import io.costintent.budget.CalendarWindow;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.RollingWindow;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How fast spending is told; the budget is 100 USD for November's 720 hours. */
class PaceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AlertBench bench = bench(AlertRules.DEFAULT);
  private final AppliedBudget search = applied(month());

  @Test
  void fastBurn_isTold_withinTheHour() {
    // Two percent an hour is 14.4 times the plan.
    Instant from = START.plus(Duration.ofDays(3));
    spend(search, from, Duration.ofMinutes(70), "5", "0.04");

    assertThat(bench.rules()).containsExactly("burn-fast");
    BudgetAlert alert = bench.told.get(0);
    assertThat(alert.kind()).isEqualTo(AlertKind.BURN_RATE);
    assertThat(alert.severity()).isEqualTo(AlertSeverity.CRITICAL);
    assertThat(alert.at()).isBefore(from.plus(Duration.ofMinutes(61)));
    assertThat(alert.title())
        .startsWith("Budget search: 2")
        .endsWith("in the last PT1H is more than 14.4 times too fast for 100 USD");
  }

  @Test
  void slowBurn_isTold_withinSixHours() {
    // Five percent in six hours is six times the plan: too slow for the fast rule.
    Instant from = START.plus(Duration.ofDays(3));
    spend(search, from, Duration.ofHours(7), "5", "0.0142");

    assertThat(bench.rules()).containsExactly("burn-slow");
    assertThat(bench.told.get(0).severity()).isEqualTo(AlertSeverity.WARNING);
  }

  @Test
  void spendAsPlanned_isNoFinding_allMonthLong() {
    spend(search, START, Duration.ofDays(30).minus(MINUTE), "0", "0.0023");

    assertThat(bench.rules()).containsOnly("threshold-50", "threshold-80", "threshold-95");
  }

  @Test
  void officeHours_areNoFinding() {
    // All of the plan in 8 hours of 5 days a week is 4.2 times the plan while it lasts.
    BigDecimal spent = BigDecimal.ZERO;
    for (long minute = 0; minute < Duration.ofDays(7).toMinutes(); minute++) {
      Instant at = START.plus(MINUTE.multipliedBy(minute));
      int hour = at.atZone(ZoneOffset.UTC).getHour();
      int day = at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
      if (day <= 5 && hour >= 9 && hour < 17) {
        spent = spent.add(new BigDecimal("0.0094"));
        bench.settled(search, spent.toPlainString(), at);
      }
    }

    assertThat(bench.told).isEmpty();
  }

  @Test
  void burstThatIsOver_isNotTold() {
    Instant from = START.plus(Duration.ofDays(3));
    spend(search, from, Duration.ofMinutes(5), "5", "0.5"); // 2.5 USD, but too little time passed
    bench.told.clear();
    Instant later = from.plus(Duration.ofMinutes(40));

    spend(search, later, Duration.ofMinutes(10), "8", "0.0001");

    assertThat(bench.told).isEmpty();
  }

  @Test
  void oneCall_isNoBurst() {
    Instant at = START.plus(Duration.ofDays(3));
    bench.settled(search, "0", at);
    bench.settled(search, "20", at.plusSeconds(160));

    assertThat(bench.told).isEmpty();
  }

  @Test
  void gapBetweenCalls_isNoBurst() {
    bench.settled(search, "5", START.plus(Duration.ofDays(3)));
    bench.settled(search, "40", START.plus(Duration.ofDays(20)));

    assertThat(bench.told).isEmpty();
  }

  @Test
  void littleMoney_isNoFinding() {
    AppliedBudget small = applied(month().limit(Money.usd("5")));

    spend(small, START.plus(Duration.ofDays(8)), Duration.ofMinutes(70), "0.1", "0.01");

    assertThat(bench.told).isEmpty();
  }

  @Test
  void burnThatTheWindowSurvives_isNotTold() {
    Instant from = START.plus(Duration.ofDays(30)).minus(Duration.ofMinutes(70));

    spend(search, from, Duration.ofMinutes(69), "5", "0.05");

    assertThat(bench.told).isEmpty();
  }

  @Test
  void burn_isToldOnce() {
    spend(search, START.plus(Duration.ofDays(3)), Duration.ofHours(6), "5", "0.04");

    assertThat(bench.rules()).containsOnlyOnce("burn-fast");
  }

  @Test
  void burn_isScaledToTheWindow() {
    CalendarWindow day = CalendarWindow.of(CalendarPeriod.DAY, ZoneOffset.UTC);
    AppliedBudget daily = applied(month().window(day));

    spend(daily, START.plus(Duration.ofHours(1)), Duration.ofMinutes(15), "2", "0.5");

    assertThat(bench.rules()).containsExactly("burn-slow");
    assertThat(bench.told.get(0).title())
        .contains("in the last PT12M is more than 6 times too fast");
  }

  @Test
  void shortWindow_hasNoBurnRate() {
    CalendarWindow hour = CalendarWindow.of(CalendarPeriod.HOUR, ZoneOffset.UTC);

    spend(applied(month().window(hour)), START, Duration.ofMinutes(5), "0", "7");

    assertThat(bench.rules()).isEmpty();
  }

  @Test
  void rollingWindow_hasABurnRate_butNoForecast() {
    AppliedBudget rolling = applied(month().window(new RollingWindow(Duration.ofDays(30))));

    spend(rolling, START, Duration.ofMinutes(70), "0", "0.04");

    assertThat(bench.rules()).containsExactly("burn-fast");
  }

  @Test
  void forecast_isTold_afterAWeekOfAMonth() {
    for (int hour = 0; hour < 9 * 24; hour++) {
      bench.settled(search, "0." + (1000 + hour), START.plus(Duration.ofHours(hour)));
    }
    assertThat(bench.told).isEmpty();

    bench.settled(search, "40", START.plus(Duration.ofDays(9)));
    bench.settled(search, "41", START.plus(Duration.ofDays(9).plusHours(1)));

    assertThat(bench.rules()).containsExactly("forecast");
    assertThat(bench.told.get(0).title())
        .isEqualTo(
            "Budget search: at the pace so far it comes to 133.333333333 USD of 100 USD by"
                + " 2026-12-01T00:00:00Z");
  }

  @Test
  void forecast_waitsForDaysAndNights() {
    bench.settled(search, "40", START.plus(Duration.ofDays(6)));

    assertThat(bench.told).isEmpty();
  }

  @Test
  void forecast_knowsAnExperimentWithStartAndEnd() {
    Instant end = START.plus(Duration.ofDays(20));
    AppliedBudget experiment = applied(month().window(new LifetimeWindow(START, end)));

    bench.settled(experiment, "30", START.plus(Duration.ofDays(5)));

    assertThat(bench.rules()).containsExactly("forecast");
  }

  @Test
  void forecast_ofPassedLimit_isNone() {
    AppliedBudget soft = applied(month().thresholds());

    bench.settled(soft, "130", START.plus(Duration.ofDays(9)));

    assertThat(bench.told).isEmpty();
  }

  @Test
  void rules_canBeSwitchedOff() {
    AlertBench quiet = bench(AlertBench.NO_PACE);

    quiet.settled(search, "40", START.plus(Duration.ofDays(9)));

    assertThat(quiet.told).isEmpty();
  }

  @Test
  void greatLimit_doesNotOverflow() {
    AppliedBudget great =
        applied(
            month()
                .limit(BigDecimal.valueOf(BudgetUnit.MAX_STEPS), BudgetUnit.TOKENS)
                .window(new LifetimeWindow(START, START.plus(Duration.ofDays(365 * 40)))));

    spend(great, START.plus(Duration.ofDays(365 * 20)), MINUTE, "4000000", "1");

    assertThat(bench.rules()).isEmpty();
  }

  private void spend(AppliedBudget budget, Instant from, Duration time, String start, String each) {
    BigDecimal spent = new BigDecimal(start);
    for (Duration passed = Duration.ZERO;
        passed.compareTo(time) <= 0;
        passed = passed.plus(MINUTE)) {
      bench.settled(budget, spent.toPlainString(), from.plus(passed));
      spent = spent.add(new BigDecimal(each));
    }
  }

  private static AlertBench bench(AlertRules rules) {
    return new AlertBench(InMemoryBudgetStore.create(() -> START), rules);
  }
}
