/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * The store that keeps count of the budget gave no answer, and the budget says that calls stop
 * then.
 *
 * @since 0.1
 */
public final class BudgetUnavailableException extends BudgetDeniedException {
  private static final long serialVersionUID = 1L;

  /** Creates the denial of a budget that stood like this. */
  public BudgetUnavailableException(BudgetDenial denial) {
    super("the budget's store gave no answer", denial);
  }
}
