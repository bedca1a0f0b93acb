/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

/**
 * The budget counts money, and nobody knows what the model costs.
 *
 * @since 0.1
 */
public final class PriceUnknownException extends BudgetDeniedException {
  private static final long serialVersionUID = 1L;

  /** Creates the denial of a budget that stood like this. */
  public PriceUnknownException(BudgetDenial denial) {
    super("no price is known for the model", denial);
  }
}
