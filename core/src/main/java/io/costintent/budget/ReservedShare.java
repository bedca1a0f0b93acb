/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;

/**
 * A part of a budget that only some calls may use, such as those of production: others have to stop
 * before it.
 *
 * @param percent how much of the limit, from 1 to 99
 * @param key what of the intent says whether a call may use it
 * @param value the value that may
 * @since 0.1
 */
public record ReservedShare(int percent, IntentKey key, String value) {
  public ReservedShare {
    requireNonNull(key, "key");
    value = BudgetDimension.of(key).canonical(value);
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException("percent: " + percent + " (expected: 1 to 99)");
    }
  }

  /** Whether a call with {@code intent} may use it. */
  public boolean isFor(CostIntent intent) {
    return value.equals(BudgetDimension.valueOf(intent, key));
  }
}
