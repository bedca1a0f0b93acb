/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.Degrade;
import io.costintent.budget.EstimatePolicy;
import io.costintent.budget.UnknownPrice;
import io.costintent.budget.store.Hold;
import io.costintent.call.ModelRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an estimate into a hold on each budget. Thread-safe. */
final class HoldPlanner {
  private HoldPlanner() {}

  /**
   * Returns the holds of a call.
   *
   * @param degraded whether the call was sent to a smaller model already, so that budgets which do
   *     that take it as it is
   */
  static PlannedHolds plan(
      List<AppliedBudget> budgets,
      ModelRequest request,
      Estimate estimate,
      LearnedUsage.@Nullable Kept learned,
      Instant at,
      boolean degraded) {
    PlannedHolds plan =
        new PlannedHolds(estimate, heldOutput(budgets, estimate, learned), budgets.size());
    for (int i = 0; i < budgets.size(); i++) {
      AppliedBudget applied = budgets.get(i);
      long amount = amount(applied.budget(), estimate, learned);
      if (amount < 0) {
        plan.addUnheld(applied);
      } else {
        plan.add(
            applied, applied.window(at), hold(applied, request, estimate, amount, at, degraded));
      }
    }
    plan.complete();
    return plan;
  }

  private static long heldOutput(
      List<AppliedBudget> budgets, Estimate estimate, LearnedUsage.@Nullable Kept learned) {
    long bound = estimate.outputTokens();
    for (int i = 0; learned != null && i < budgets.size(); i++) {
      if (budgets.get(i).budget().estimate() == EstimatePolicy.EXPECTED) {
        return learned.expected(BudgetUnit.OUTPUT_TOKENS, bound);
      }
    }
    return bound;
  }

  private static Hold hold(
      AppliedBudget applied,
      ModelRequest request,
      Estimate estimate,
      long amount,
      Instant at,
      boolean degraded) {
    Budget budget = applied.budget();
    boolean degrades = !degraded && degrades(budget, request);
    long limit = degrades ? degradeFrom(applied, at) : applied.limit(at);
    boolean enforced = budget.isEnforced() && (degrades || budget.mode().denies());
    return new Hold(applied.key(at), amount, floor(budget, estimate, amount), limit, enforced);
  }

  /** Returns the steps to hold, or -1 when nobody knows. */
  private static long amount(
      Budget budget, Estimate estimate, LearnedUsage.@Nullable Kept learned) {
    BudgetUnit unit = budget.unit();
    if (!estimate.knows(unit)) {
      UnknownPrice unknown = budget.unknownPrice();
      return unknown.flat() == null ? -1 : unit.stepsUp(unknown.flat());
    }
    long bound = Math.min(estimate.steps(unit), BudgetUnit.MAX_STEPS);
    return learned == null || budget.estimate() == EstimatePolicy.UPPER_BOUND
        ? bound
        : learned.expected(unit, bound);
  }

  private static long floor(Budget budget, Estimate estimate, long amount) {
    return switch (budget.expiry()) {
      case RELEASE -> 0;
      case FLOOR ->
          estimate.knows(budget.unit()) ? Math.min(amount, estimate.floor(budget.unit())) : amount;
      case FULL -> amount;
    };
  }

  /** Whether the budget has a smaller model for the call, and the call can use it. */
  static boolean degrades(Budget budget, ModelRequest request) {
    String smaller = budget.isEnforced() ? smaller(budget, request) : null;
    return smaller != null && request.isChangeableTo(smaller);
  }

  /** Returns the model that the budget has instead, or null. */
  static @Nullable String smaller(Budget budget, ModelRequest request) {
    Degrade degrade = budget.degrade();
    boolean acts = budget.mode() == BudgetMode.DEGRADE || budget.mode().denies();
    return degrade == null || !acts ? null : degrade.instead(request.provider(), request.model());
  }

  /** Returns the steps from which on the budget wants smaller models. */
  static long degradeFrom(AppliedBudget applied, Instant at) {
    Degrade degrade = applied.budget().degrade();
    long limit = applied.limit(at);
    return degrade == null
        ? limit
        : limit / 100 * degrade.percent() + limit % 100 * degrade.percent() / 100;
  }
}
