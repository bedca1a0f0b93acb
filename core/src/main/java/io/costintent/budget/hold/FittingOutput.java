/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.BudgetUnit;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Hold;
import io.costintent.call.ModelRequest;
import java.util.List;

/** How much output a call may still have. */
final class FittingOutput {
  private FittingOutput() {}

  /**
   * Returns the tokens for each candidate that all enforced holds have room for; 0 when there is
   * none for any.
   */
  static long of(PlannedHolds plan, List<Balance> balances, ModelRequest request) {
    long fits = Long.MAX_VALUE;
    for (int i = 0; i < balances.size(); i++) {
      Hold hold = plan.holds.get(i);
      if (hold.enforced()) {
        Balance balance = balances.get(i);
        long room = Estimate.sum(hold.limit(), balance.toppedUp()) - balance.used();
        BudgetUnit unit = plan.budgets.get(i).budget().unit();
        fits = Math.min(fits, tokens(plan.estimate, unit, room) / request.candidates());
      }
    }
    return Math.max(0, fits);
  }

  private static long tokens(Estimate estimate, BudgetUnit unit, long room) {
    long without = estimate.withOutput(0).steps(unit);
    if (without > room || !estimate.knows(unit)) {
      return 0;
    }
    long output = estimate.steps(unit) - without;
    if (output <= 0) {
      return Long.MAX_VALUE;
    }
    return Estimate.product(room - without, estimate.outputTokens()) / output;
  }
}
