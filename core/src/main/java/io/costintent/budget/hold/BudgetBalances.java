/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.BudgetListener;
import io.costintent.budget.WindowSpan;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the counters stood that calls used lately, for gauges.
 *
 * <p>Bounded: beyond 1,000 counters new ones are left out. Thread-safe.
 *
 * @since 0.1
 */
public final class BudgetBalances implements BudgetListener {
  private static final int MAX_COUNTERS = 1000;

  private final Map<AppliedBudget, Latest> latest = new ConcurrentHashMap<>();

  /**
   * One counter.
   *
   * @param window the window that the balance is of
   */
  public record Standing(AppliedBudget budget, WindowSpan window, Balance balance) {
    /** What is left until the limit, in steps of the budget's unit; negative when it is passed. */
    public long remaining() {
      return limit() - balance.used();
    }

    /** What calls may come to in this window, top-ups included. */
    public long limit() {
      return Estimate.sum(budget.fullLimit(), balance.toppedUp());
    }

    /** The share of the limit that is settled or reserved; above 1 when it is passed. */
    public double utilization() {
      return ratio(balance.used(), limit());
    }
  }

  BudgetBalances() {}

  /** Returns the share of a limit that is used; above 1 when there is more. */
  public static double ratio(long used, long limit) {
    if (limit <= 0) {
      return used > 0 ? 2 : 1; // a limit of nothing is used up from the start
    }
    return (double) used / limit;
  }

  @Override
  public void onBalance(AppliedBudget budget, WindowSpan window, Balance balance, Instant at) {
    Latest known = touch(budget);
    if (known != null) {
      known.standing = new Standing(budget, window, balance);
    }
  }

  /** Remembers that calls use the budget. */
  @Nullable Latest touch(AppliedBudget budget) {
    Latest known = latest.get(budget);
    if (known != null || latest.size() >= MAX_COUNTERS) {
      return known;
    }
    return latest.computeIfAbsent(budget, it -> new Latest());
  }

  /** Returns how the counters stood when they were last heard of. */
  public List<Standing> standings() {
    List<Standing> standings = new ArrayList<>();
    latest
        .values()
        .forEach(one -> {
          Standing standing = one.standing;
          if (standing != null) {
            standings.add(standing);
          }
        });
    return standings;
  }

  /** Asks the store how the counters stand, and tells {@code listener}. May block. */
  void refresh(BudgetStore store, BudgetListener listener) {
    Instant now = store.time().instant();
    List<AppliedBudget> budgets = List.copyOf(latest.keySet());
    if (budgets.isEmpty()) {
      return;
    }
    List<CounterKey> keys = new ArrayList<>(budgets.size());
    budgets.forEach(budget -> keys.add(budget.key(now)));
    List<Balance> balances = store.balances(keys);
    for (int i = 0; i < balances.size(); i++) {
      listener.onBalance(budgets.get(i), budgets.get(i).window(now), balances.get(i), now);
    }
  }

  /** Where the standing of one counter is kept. */
  static final class Latest {
    private volatile @Nullable Standing standing;
  }
}
