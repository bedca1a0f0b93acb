/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.RollingWindow;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import java.time.Instant;

/**
 * How a counter stood at some moment.
 *
 * @param requested what a call asked for that did not fit, or -1
 */
record Observation(
    AppliedBudget budget, WindowSpan window, Balance balance, long requested, Instant at) {
  /** The window's name; a rolling window gets a new one each time it has passed as a whole. */
  String windowId() {
    String id = window.key().id();
    return budget.budget().window() instanceof RollingWindow
        ? id + '@' + window.key().slot() / (window.key().slots() - 1)
        : id;
  }

  long limit() {
    return limit(budget, balance);
  }

  static long limit(AppliedBudget budget, Balance balance) {
    return Math.max(0, budget.budget().limit() + balance.toppedUp());
  }
}
