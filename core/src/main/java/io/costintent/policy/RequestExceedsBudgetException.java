/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * The call alone may take more than the whole limit: it never fits, however long one waits.
 *
 * @since 0.1
 */
public final class RequestExceedsBudgetException extends BudgetDeniedException {
  private static final long serialVersionUID = 1L;

  /** Creates the denial of a budget that stood like this. */
  public RequestExceedsBudgetException(BudgetDenial denial) {
    super("the request exceeds the whole budget", denial);
  }
}
