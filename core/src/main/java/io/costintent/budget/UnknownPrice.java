/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a budget in dollars does with a call whose price is not known.
 *
 * @param kind what
 * @param flat what it counts as, for {@link Kind#FLAT} only, else null
 * @since 0.1
 */
public record UnknownPrice(Kind kind, @Nullable Money flat) {
  /** Denies it, in a mode that denies. */
  public static final UnknownPrice DENY = new UnknownPrice(Kind.DENY, null);

  /** Lets it run where a budget in tokens or requests concerns it too, else denies it. */
  public static final UnknownPrice TOKENS_ONLY = new UnknownPrice(Kind.TOKENS_ONLY, null);

  /** Lets it run uncounted, marked as such. */
  public static final UnknownPrice ALLOW_FLAGGED = new UnknownPrice(Kind.ALLOW_FLAGGED, null);

  public UnknownPrice {
    requireNonNull(kind, "kind");
    if ((kind == Kind.FLAT) != (flat != null)) {
      throw new IllegalArgumentException("flat: " + flat + " (expected: an amount with FLAT only)");
    }
    if (flat != null && (!BudgetUnit.USD.counts(flat) || flat.signum() <= 0)) {
      throw new IllegalArgumentException("flat: " + flat + " (expected: US dollars, > 0)");
    }
  }

  /** Counts it as {@code amount}, in US dollars. */
  public static UnknownPrice flat(Money amount) {
    return new UnknownPrice(Kind.FLAT, amount);
  }

  /** The kinds. */
  public enum Kind {
    DENY,
    TOKENS_ONLY,
    FLAT,
    ALLOW_FLAGGED
  }
}
