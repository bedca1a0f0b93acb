/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static io.costintent.budget.alert.AlertBench.START;
import static io.costintent.budget.alert.AlertBench.USD;
import static io.costintent.budget.alert.AlertBench.applied;
import static io.costintent.budget.alert.AlertBench.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.RollingWindow;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BudgetAlertsTest {
  private static final Instant LATE = START.plus(Duration.ofDays(29));

  private final AlertBench bench = new AlertBench();
  private final AppliedBudget search = applied(month());

  @Test
  void threshold_isToldOnce_howeverManyCallsFollow() {
    // LiteLLM #3113, #3738: an alert with every request.
    for (int i = 0; i < 1_000; i++) {
      bench.settled(search, "50." + (100 + i), LATE.plusMillis(i));
    }

    assertThat(bench.rules()).containsExactly("threshold-50");
  }

  @Test
  void threshold_isToldAsItIsPassed_eachOne() {
    for (String dollars : List.of("49.99", "50", "79.99", "81", "96", "99.9", "100", "130")) {
      bench.settled(search, dollars, LATE);
    }

    assertThat(bench.rules())
        .containsExactly("threshold-50", "threshold-80", "threshold-95", "threshold-100");
    assertThat(bench.told)
        .extracting(BudgetAlert::severity)
        .containsExactly(
            AlertSeverity.INFO,
            AlertSeverity.WARNING,
            AlertSeverity.WARNING,
            AlertSeverity.CRITICAL);
  }

  @Test
  void thresholdsPassedAtOnce_areOneAlert() {
    bench.settled(search, "1", LATE);
    bench.settled(search, "97", LATE);

    assertThat(bench.rules()).containsExactly("threshold-95");
  }

  @Test
  void threshold_isTold_whateverIsOnlyHeld() {
    Balance held = new Balance(search.key(LATE), 10 * USD, 89 * USD, 0);

    bench.alerts.onBalance(search, search.window(LATE), held, LATE);
    bench.workers.run();

    assertThat(bench.told).isEmpty();
  }

  @Test
  void threshold_isToldAgain_inTheNextWindow() {
    bench.settled(search, "85", LATE);
    bench.settled(search, "0.1", Instant.parse("2026-12-01T00:00:01Z"));
    bench.settled(search, "85", Instant.parse("2026-12-31T23:00:00Z"));

    assertThat(bench.rules()).containsExactly("threshold-80", "threshold-80");
    assertThat(bench.told)
        .extracting(BudgetAlert::windowId)
        .containsExactly("month:2026-11", "month:2026-12");
  }

  @Test
  void lateSettlementOfAnOldWindow_tellsNothingOfTheNewOne() {
    Instant next = Instant.parse("2026-12-01T00:00:01Z");
    bench.settled(search, "1", next);

    bench.settled(search, "99", LATE);
    bench.settled(search, "2", next);

    assertThat(bench.told).isEmpty();
  }

  @Test
  void threshold_isToldForEachCounter() {
    // LiteLLM #27398: told apart by token, not by team.
    var budget = month().each(IntentKey.TEAM).build();
    var set = BudgetSet.of(List.of(budget));
    for (String team : List.of("a", "b", "a")) {
      var intent = CostIntent.builder().team(team).build();
      bench.settled(set.matching(intent, "openai", "m", "chat").get(0), "55", LATE);
    }

    assertThat(bench.told).extracting(BudgetAlert::scope).containsExactly("team=a", "team=b");
  }

  @Test
  void oneOfAllJvms_tells() {
    AlertBench other = new AlertBench(bench.store, AlertBench.NO_PACE);

    bench.settled(search, "85", LATE);
    other.settled(applied(month()), "86", LATE);

    assertThat(bench.rules()).containsExactly("threshold-80");
    assertThat(other.told).isEmpty();
  }

  @Test
  void topUp_movesTheThreshold() {
    Balance toppedUp = new Balance(search.key(LATE), 85 * USD, 0, 100 * USD);
    bench.alerts.onBalance(search, search.window(LATE), toppedUp, LATE);
    bench.workers.run();
    Balance used = new Balance(search.key(LATE), 165 * USD, 0, 100 * USD);
    bench.alerts.onBalance(search, search.window(LATE), used, LATE);
    bench.workers.run();

    assertThat(bench.rules()).containsExactly("threshold-80");
    assertThat(bench.told.get(0).limit()).isEqualTo(200 * USD);
    assertThat(bench.told.get(0).usedPercent()).isEqualTo(82);
  }

  @Test
  void observingBudget_tellsNothing_warningOneDoes() {
    // LiteLLM #35800: the soft alert that was never sent.
    bench.settled(applied(month().mode(BudgetMode.OBSERVE)), "99", LATE);
    assertThat(bench.told).isEmpty();

    bench.settled(applied(month().mode(BudgetMode.WARN)), "99", LATE);
    assertThat(bench.rules()).containsExactly("threshold-95");
  }

  @Test
  void shadowBudget_tells_andSaysThatItOnlyRecords() {
    bench.settled(applied(month().enforce(false)), "99", LATE);

    assertThat(bench.told.get(0).action()).contains("It is not enforced");
  }

  @Test
  void exceeded_isToldOnce_thoughTheSpendNeverReachesTheLimit() {
    bench.settled(search, "20", LATE);
    bench.exceeded(search, "49", "60", LATE);
    bench.exceeded(search, "49", "70", LATE.plusSeconds(1));

    assertThat(bench.rules()).containsExactly("exceeded");
    assertThat(bench.told.get(0).title())
        .isEqualTo("Budget search: a call that may take 60 USD did not fit and was denied");
    assertThat(bench.told.get(0).severity()).isEqualTo(AlertSeverity.CRITICAL);
  }

  @Test
  void exceeded_ofAShadowBudget_saysThatTheCallRan() {
    bench.exceeded(applied(month().enforce(false)), "49", "60", LATE);

    assertThat(bench.told.get(0).title()).endsWith("did not fit");
    assertThat(bench.told.get(0).severity()).isEqualTo(AlertSeverity.WARNING);
  }

  @Test
  void claimThatCouldNotBeAsked_isAskedAgain_aFewTimes() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(() -> START);
    AlertBench first = new AlertBench(store, AlertBench.NO_PACE);
    first.settled(search, "85", LATE); // the claim is somebody else's from now on
    AlertBench second = new AlertBench(store, AlertBench.NO_PACE);
    AppliedBudget own = applied(month());

    for (int i = 0; i < 20; i++) {
      second.settled(own, "85", LATE.plus(Duration.ofMinutes(5L * i)));
    }

    assertThat(second.told).isEmpty();
  }

  @Test
  void rollingWindow_tellsAgain_onceItHasPassed() {
    AppliedBudget rolling = applied(month().window(new RollingWindow(Duration.ofHours(1))));

    for (int minute = 0; minute < 180; minute++) {
      bench.settled(rolling, "85", LATE.plus(Duration.ofMinutes(minute)));
    }

    assertThat(bench.rules()).hasSizeBetween(3, 4).containsOnly("threshold-80");
  }

  @Test
  void limitOfNothing_tellsOfTheCallThatDidNotFit() {
    AppliedBudget none = applied(month().limit(Money.usd("0")));

    bench.settled(none, "0", LATE);
    bench.exceeded(none, "0", "1", LATE);

    assertThat(bench.rules()).containsExactly("exceeded");
    assertThat(bench.told.get(0).usedPercent()).isEqualTo(100);
  }

  @Test
  void endlessWindow_tellsItsThresholds() {
    AppliedBudget endless = applied(month().window(LifetimeWindow.unbounded()));

    bench.settled(endless, "85", LATE);
    bench.settled(endless, "86", LATE.plus(Duration.ofDays(500)));

    assertThat(bench.rules()).containsExactly("threshold-80");
    assertThat(bench.told.get(0).numbers())
        .isEqualTo("85 USD settled and 0 USD held of 100 USD (85 %) in window lifetime.");
  }

  @Test
  void everythingThatPeopleNeed_isInTheAlert() {
    AppliedBudget owned =
        applied(month().each(IntentKey.TEAM).owner("ana").escalation("#search-budget"));

    bench.settled(owned, "85", LATE);

    BudgetAlert alert = bench.told.get(0);
    assertThat(alert.title()).isEqualTo("Budget search{team=search}: 80 % of 100 USD is spent");
    assertThat(alert.numbers())
        .isEqualTo(
            "85 USD settled and 0 USD held of 100 USD (85 %) in window month:2026-11, which ends"
                + " 2026-12-01T00:00:00Z.");
    assertThat(alert.action())
        .contains("Calls that do not fit the limit are denied.")
        .contains("costintent budget top-up search AMOUNT --scope team=search")
        .contains("Owner: ana.")
        .contains("Escalation: #search-budget.");
    assertThat(alert.toString()).isEqualTo(alert.title() + ". " + alert.numbers());
  }

  @Test
  void callsOfAllThreads_makeOneTask() {
    for (int i = 0; i < 100; i++) {
      bench.see(search, "55", LATE);
    }

    assertThat(bench.workers.tasks).hasSize(1);
  }

  @Test
  void countersBeyondTheBound_areLeftOut_andOldOnesMakeRoom() {
    var budget = month().each(IntentKey.TENANT).build();
    var set = BudgetSet.of(List.of(budget));
    List<AppliedBudget> tenants = new ArrayList<>();
    for (int i = 0; i <= BudgetAlerts.MAX_COUNTERS; i++) {
      var intent = CostIntent.builder().tenant("t" + i).build();
      tenants.add(set.matching(intent, "openai", "m", "chat").get(0));
    }
    for (AppliedBudget tenant : tenants) {
      bench.settled(tenant, "55", LATE);
    }
    assertThat(bench.told).hasSize(BudgetAlerts.MAX_COUNTERS);

    bench.settled(tenants.get(BudgetAlerts.MAX_COUNTERS), "55", LATE.plus(Duration.ofDays(30)));

    assertThat(bench.told).hasSize(BudgetAlerts.MAX_COUNTERS + 1);
  }

  @Test
  void alerts_runOnThreadsOfTheirOwn() throws Exception {
    CountDownLatch delivered = new CountDownLatch(1);
    List<String> threads = new ArrayList<>();
    AlertSink sink =
        new AlertSink() {
          @Override
          public String name() {
            return "latch";
          }

          @Override
          public void deliver(BudgetAlert alert) {
            threads.add(Thread.currentThread().getName());
            delivered.countDown();
          }
        };

    try (BudgetAlerts alerts = BudgetAlerts.builder(bench.store).sink(sink).build()) {
      Balance balance = new Balance(search.key(LATE), 85 * USD, 0, 0);
      alerts.onBalance(search, search.window(LATE), balance, LATE);

      assertThat(delivered.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(threads).containsExactly("costintent-alerts-latch");
  }
}
