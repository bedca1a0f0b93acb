/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * The budget has room for this call later: holds of calls under way fill it, or it is throttled.
 * {@link BudgetDenial#retryAfter()} says when to try again.
 *
 * @since 0.1
 */
public final class BudgetContendedException extends BudgetDeniedException {
  private static final long serialVersionUID = 1L;

  /** Creates the denial of a budget that stood like this. */
  public BudgetContendedException(BudgetDenial denial) {
    super("no room at the moment", denial);
  }
}
