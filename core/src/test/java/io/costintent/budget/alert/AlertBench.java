/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetSet;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Alerts on a real store, with time and threads in the hands of the test. */
final class AlertBench {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  static final long USD = 1_000_000_000L;

  /** Thresholds only. */
  static final AlertRules NO_PACE = new AlertRules(false, false, Money.usd("1"));

  final ManualWorkers workers = new ManualWorkers();
  final List<BudgetAlert> told = new ArrayList<>();
  final InMemoryBudgetStore store;
  final BudgetAlerts alerts;

  AlertBench() {
    this(InMemoryBudgetStore.create(() -> START), NO_PACE);
  }

  AlertBench(InMemoryBudgetStore store, AlertRules rules) {
    this.store = store;
    this.alerts =
        BudgetAlerts.builder(store)
            .rules(rules)
            .workers(workers::worker)
            .sink(new Collecting(told))
            .build();
  }

  private record Collecting(List<BudgetAlert> told) implements AlertSink {
    @Override
    public String name() {
      return "collecting";
    }

    @Override
    public void deliver(BudgetAlert alert) {
      told.add(alert);
    }
  }

  /** Returns a budget of 100 USD a month that blocks, for team search. */
  static BudgetBuilder month() {
    return Budget.builder("search").limit(Money.usd("100")).mode(BudgetMode.BLOCK);
  }

  static AppliedBudget applied(BudgetBuilder builder) {
    return applied(builder, "search");
  }

  static AppliedBudget applied(BudgetBuilder builder, String team) {
    CostIntent intent = CostIntent.builder().team(team).build();
    return BudgetSet.of(List.of(builder.build())).matching(intent, "openai", "m", "chat").get(0);
  }

  /** Says that {@code dollars} are settled, and lets the workers run. */
  void settled(AppliedBudget budget, String dollars, Instant at) {
    see(budget, dollars, at);
    workers.run();
  }

  void see(AppliedBudget budget, String dollars, Instant at) {
    alerts.onBalance(budget, budget.window(at), balance(budget, dollars, at), at);
  }

  void exceeded(AppliedBudget budget, String dollars, String requested, Instant at) {
    alerts.onExceeded(
        budget, budget.window(at), balance(budget, dollars, at), steps(requested), at);
    workers.run();
  }

  private static Balance balance(AppliedBudget budget, String dollars, Instant at) {
    return new Balance(budget.key(at), steps(dollars), 0, 0);
  }

  private static long steps(String dollars) {
    return Money.usd(dollars).amount().scaleByPowerOfTen(9).longValueExact();
  }

  List<String> rules() {
    return told.stream().map(BudgetAlert::rule).toList();
  }
}
