/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import java.util.List;

/** Budgets and calls that tests share. */
final class Fixtures {
  static final CostIntent SEARCH = CostIntent.builder().team("search").feature("rank").build();

  static BudgetBuilder budget(String id) {
    return Budget.builder(id).limit(Money.usd("10"));
  }

  /** Returns how {@code budget} concerns a call of team search. */
  static AppliedBudget only(Budget budget) {
    return BudgetSet.of(List.of(budget)).matching(SEARCH, "openai", "gpt-4o", "chat").get(0);
  }

  private Fixtures() {}
}
