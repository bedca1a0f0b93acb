/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

/**
 * What is counted when a call takes more than was held for it.
 *
 * @param kind what
 * @param overdraft for {@link Kind#OVERDRAFT} how far above the limit the counter may go, in the
 *     steps of the budget's unit; else 0
 * @since 0.1
 */
public record Overage(Kind kind, long overdraft) {
  /** All of it; the counter may pass the limit, and then the next call does not fit. */
  public static final Overage CHARGE = new Overage(Kind.CHARGE, 0);

  /** What was held; the rest is left out and the call marked. */
  public static final Overage CAP_AND_FLAG = new Overage(Kind.CAP_AND_FLAG, 0);

  public Overage {
    requireNonNull(kind, "kind");
    if (overdraft < 0 || (overdraft > 0) != (kind == Kind.OVERDRAFT)) {
      throw new IllegalArgumentException(
          "overdraft: " + overdraft + " (expected: > 0 with OVERDRAFT, else 0)");
    }
  }

  /** All of it, up to {@code steps} above the limit; beyond as {@link #CAP_AND_FLAG}. */
  public static Overage overdraft(long steps) {
    return new Overage(Kind.OVERDRAFT, steps);
  }

  /** The kinds. */
  public enum Kind {
    CHARGE,
    CAP_AND_FLAG,
    OVERDRAFT
  }
}
