/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a call really took, in place of what was held for it.
 *
 * @param id the reservation's id
 * @param charges the counters that the reservation held, with the slot that it held them in
 * @since 0.1
 */
public record Settlement(String id, List<Charge> charges) {
  public Settlement {
    requireNonNull(id, "id");
    charges = List.copyOf(charges);
  }

  /**
   * What one counter is charged.
   *
   * @param key the counter, in the window that reserved
   * @param amount in the steps of the budget's unit, at least 0; may exceed what was held
   */
  public record Charge(CounterKey key, long amount) {
    public Charge {
      requireNonNull(key, "key");
      if (amount < 0) {
        throw new IllegalArgumentException("amount: " + amount + " (expected: >= 0)");
      }
    }
  }
}
