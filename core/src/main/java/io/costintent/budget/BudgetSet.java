/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.CostIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All budgets of an application.
 *
 * <p>All that match a call apply to it. Thread-safe.
 *
 * @since 0.1
 */
public final class BudgetSet {
  private static final BudgetSet EMPTY = new BudgetSet(List.of());

  private final List<Budget> budgets;
  private final MatchCache cache;

  /** Returns the set without budgets. */
  public static BudgetSet empty() {
    return EMPTY;
  }

  /**
   * Returns these budgets.
   *
   * @throws IllegalArgumentException when two have the same id
   */
  public static BudgetSet of(Collection<Budget> budgets) {
    Set<String> ids = new HashSet<>();
    for (Budget budget : budgets) {
      if (!ids.add(budget.id())) {
        throw new IllegalArgumentException("id: " + budget.id() + " twice (expected: once)");
      }
    }
    return new BudgetSet(List.copyOf(budgets));
  }

  private BudgetSet(List<Budget> budgets) {
    this.budgets = budgets;
    this.cache = new MatchCache(this::match);
  }

  /** The budgets, in the order they were given. */
  public List<Budget> budgets() {
    return budgets;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return budgets.isEmpty();
  }

  /** Returns the budget with that id, or null. */
  public @Nullable Budget budget(String id) {
    requireNonNull(id, "id");
    for (Budget budget : budgets) {
      if (budget.id().equals(id)) {
        return budget;
      }
    }
    return null;
  }

  /**
   * Returns the budgets that concern a call, in their order; the same list again for the same kind
   * of call. Allocates nothing as a rule.
   *
   * @param provider who bills it, under any of its names
   * @param model the model asked for
   * @param operation as in {@code gen_ai.operation.name}
   */
  public List<AppliedBudget> matching(
      CostIntent intent, String provider, String model, String operation) {
    return budgets.isEmpty() ? List.of() : cache.get(intent, provider, model, operation);
  }

  /** The budgets that have one counter whatever the call, as calls use them by default. */
  public List<AppliedBudget> ofOneCounter() {
    return budgets.stream().map(Budget::oneCounter).flatMap(Stream::ofNullable).toList();
  }

  private List<AppliedBudget> match(
      CostIntent intent, String provider, String model, String operation) {
    MatchedCall call = MatchedCall.of(intent, provider, model, operation);
    List<AppliedBudget> applied = new ArrayList<>();
    for (Budget budget : budgets) {
      AppliedBudget one = budget.applyTo(call);
      if (one != null) {
        applied.add(one);
      }
    }
    return List.copyOf(applied);
  }
}
