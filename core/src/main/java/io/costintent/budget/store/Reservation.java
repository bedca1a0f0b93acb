/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * All holds of one call, to be taken together or not at all.
 *
 * @param id what makes repeating it harmless; unique for each call
 * @param holds at least one, each on another counter
 * @param ttl after how long, by the store's clock, the holds expire unless settled
 * @since 0.1
 */
public record Reservation(String id, List<Hold> holds, Duration ttl) {
  public Reservation {
    requireNonNull(id, "id");
    holds = List.copyOf(holds);
    if (holds.isEmpty()) {
      throw new IllegalArgumentException("holds: none (expected: at least one)");
    }
    if (ttl.isNegative() || ttl.isZero()) {
      throw new IllegalArgumentException("ttl: " + ttl + " (expected: > 0)");
    }
  }
}
