/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.Settlement;
import io.costintent.budget.store.WindowKey;
import java.time.Duration;
import java.util.List;

/** Short words for what tests ask a store. */
final class Calls {
  static final CounterKey MONTH =
      new CounterKey("team", "team=search", new WindowKey("month:2026-11", 0, 1, null));

  private Calls() {}

  static Reservation call(String id, long amount, long limit) {
    return call(id, amount, limit, Duration.ofHours(1));
  }

  static Reservation call(String id, long amount, long limit, Duration ttl) {
    return new Reservation(id, List.of(new Hold(MONTH, amount, 0, limit, true)), ttl);
  }

  static Settlement charge(String id, long amount) {
    return new Settlement(id, List.of(new Settlement.Charge(MONTH, amount)));
  }

  static Balance balance(BudgetStore store) {
    return store.balances(List.of(MONTH)).get(0);
  }

  static Balance standing(long settled, long reserved) {
    return new Balance(MONTH, settled, reserved, 0);
  }

  /** Whether the counter stands so; false also while the store does not answer. */
  static boolean stands(BudgetStore store, long settled, long reserved) {
    try {
      return balance(store).equals(standing(settled, reserved));
    } catch (IllegalStateException noAnswer) {
      return false;
    }
  }
}
