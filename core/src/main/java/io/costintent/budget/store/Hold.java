/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

/**
 * What a reservation takes from one counter. Amounts are in the steps of the budget's unit:
 * nano-dollars, tokens or requests.
 *
 * @param key the counter
 * @param amount how much is held, at least 0
 * @param floor how much of it is spent when the reservation expires unsettled, from 0 to {@code
 *     amount}
 * @param limit what settled and reserved may come to with this hold, before top-ups; another call
 *     on the same counter may have another one
 * @param enforced whether the reservation fails where the limit does not allow this hold; else the
 *     hold is taken anyway
 * @since 0.1
 */
public record Hold(CounterKey key, long amount, long floor, long limit, boolean enforced) {
  public Hold {
    requireNonNull(key, "key");
    if (amount < 0) {
      throw new IllegalArgumentException("amount: " + amount + " (expected: >= 0)");
    }
    if (floor < 0 || floor > amount) {
      throw new IllegalArgumentException("floor: " + floor + " (expected: 0 to " + amount + ")");
    }
    if (limit < 0) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: >= 0)");
    }
  }
}
