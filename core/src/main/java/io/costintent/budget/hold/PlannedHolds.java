/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Hold;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be held for one call: a hold for each budget that can, in the order of the budgets.
 * Not thread-safe while it is put together, immutable after.
 */
final class PlannedHolds {
  final Estimate estimate;
  final List<AppliedBudget> budgets;
  final List<WindowSpan> spans;

  /** Immutable once complete. */
  List<Hold> holds;

  /** Budgets in money that do not know what the call costs: charged if that turns out. */
  List<AppliedBudget> unheld = List.of();

  /** For how many tokens of output the holds are. */
  final long heldOutput;

  PlannedHolds(Estimate estimate, long heldOutput, int size) {
    this.estimate = estimate;
    this.heldOutput = heldOutput;
    this.budgets = new ArrayList<>(size);
    this.spans = new ArrayList<>(size);
    this.holds = new ArrayList<>(size);
  }

  void add(AppliedBudget budget, WindowSpan span, Hold hold) {
    budgets.add(budget);
    spans.add(span);
    holds.add(hold);
  }

  /** Makes the holds what a reservation and a call can keep without copying. */
  void complete() {
    holds = List.copyOf(holds);
  }

  void addUnheld(AppliedBudget budget) {
    List<AppliedBudget> more = new ArrayList<>(unheld);
    more.add(budget);
    unheld = more;
  }

  boolean isEmpty() {
    return holds.isEmpty();
  }

  /** Whether this holds on the same counters, in the same order. */
  boolean hasCountersOf(PlannedHolds other) {
    if (holds.size() != other.holds.size()) {
      return false;
    }
    for (int i = 0; i < holds.size(); i++) {
      if (!holds.get(i).key().equals(other.holds.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the counter that stands at {@code balance} does not allow hold {@code i}. */
  boolean lacks(int i, Balance balance) {
    Hold hold = holds.get(i);
    return Estimate.sum(balance.used(), hold.amount())
        > Estimate.sum(hold.limit(), balance.toppedUp());
  }
}
