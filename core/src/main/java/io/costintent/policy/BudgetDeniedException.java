/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import static java.util.Objects.requireNonNull;

/**
 * A budget did not let a call run; {@link #denial()} has the numbers.
 *
 * <p>The subclasses say why: {@link BudgetExhaustedException}, {@link BudgetContendedException},
 * {@link RequestExceedsBudgetException}, {@link PriceUnknownException}, {@link
 * BudgetUnavailableException}.
 *
 * @since 0.1
 */
public abstract class BudgetDeniedException extends CallDeniedException {
  private static final long serialVersionUID = 1L;
  private static final String POLICY = "budget";

  private final BudgetDenial denial;

  /**
   * Creates a denial.
   *
   * @param reason what is wrong, as a clause that the numbers follow
   */
  protected BudgetDeniedException(String reason, BudgetDenial denial) {
    super(POLICY, reason + ": " + requireNonNull(denial, "denial"));
    this.denial = denial;
  }

  /** How the budget stood, and what can be done. */
  public BudgetDenial denial() {
    return denial;
  }
}
