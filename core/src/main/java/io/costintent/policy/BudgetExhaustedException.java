/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * What calls took leaves too little for this one until the window ends or the budget is topped up.
 *
 * @since 0.1
 */
public final class BudgetExhaustedException extends BudgetDeniedException {
  private static final long serialVersionUID = 1L;

  /** Creates the denial of a budget that stood like this. */
  public BudgetExhaustedException(BudgetDenial denial) {
    super("budget exhausted", denial);
  }
}
