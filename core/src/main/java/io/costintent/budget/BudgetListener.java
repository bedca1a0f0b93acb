/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.budget.store.Balance;
import java.time.Instant;

/**
 * Is told how budgets stand, as calls reserve and settle: for alerts and gauges.
 *
 * <p>Called on the threads of model calls, on every call: it must neither block nor do much. What
 * it throws is logged and counted, and the call does not notice. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface BudgetListener {
  /**
   * Called when a call was let run, and again when it has ended.
   *
   * @param budget the budget and its counter
   * @param window the window that the balance is of; after the end of a call the one that reserved
   * @param balance how the counter stands, or stood lately
   * @param at when, by the clock of the store
   */
  void onBalance(AppliedBudget budget, WindowSpan window, Balance balance, Instant at);

  /**
   * Called when a call did not fit, whether it was denied or would have been.
   *
   * @param requested how much it asked for, in the steps of the budget's unit
   */
  default void onExceeded(
      AppliedBudget budget, WindowSpan window, Balance balance, long requested, Instant at) {}
}
