/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

/**
 * How a counter stands, in the steps of the budget's unit.
 *
 * @param key the counter
 * @param settled what calls took
 * @param reserved what is held for calls under way
 * @param toppedUp what was added to the limit of this window
 * @since 0.1
 */
public record Balance(CounterKey key, long settled, long reserved, long toppedUp) {
  public Balance {
    requireNonNull(key, "key");
  }

  /** Settled and reserved together. */
  public long used() {
    return settled + reserved;
  }
}
