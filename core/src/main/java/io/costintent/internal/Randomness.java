/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/** Chance, in the one place that may take it. Not for secrets. */
public final class Randomness {
  /** Returns a number from 0 to the bound, which is above 0, the bound excluded. */
  public static final LongUnaryOperator BELOW =
      bound -> ThreadLocalRandom.current().nextLong(bound);

  private Randomness() {}
}
