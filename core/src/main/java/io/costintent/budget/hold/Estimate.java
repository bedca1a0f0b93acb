/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.BudgetUnit;

/**
 * What a call takes at most, or as a rule, before it is made.
 *
 * @param inputTokens all tokens sent
 * @param outputTokens those of all candidates together
 * @param inputPicos what the input alone costs, in trillionths of a US dollar
 * @param fixedPicos what all but the output costs
 * @param picos what all of it costs; {@link #UNKNOWN} when no price in dollars is known
 * @param requests how many requests it counts as: one, but for a charge
 */
record Estimate(
    long inputTokens,
    long outputTokens,
    long inputPicos,
    long fixedPicos,
    long picos,
    long requests) {
  static final long UNKNOWN = -1;

  private static final long PICOS_PER_NANO = 1_000;
  private static final long PICOS_PER_MICRO = 1_000_000;

  /** Whether {@code unit} can be estimated. */
  boolean knows(BudgetUnit unit) {
    return !unit.isMoney() || picos != UNKNOWN;
  }

  /** Returns the steps to hold; rounded up. */
  long steps(BudgetUnit unit) {
    return switch (unit) {
      case USD -> up(picos, PICOS_PER_NANO);
      case USD_MICROS -> up(picos, PICOS_PER_MICRO);
      case INPUT_TOKENS -> inputTokens;
      case OUTPUT_TOKENS -> outputTokens;
      case TOKENS -> sum(inputTokens, outputTokens);
      case REQUESTS -> requests;
    };
  }

  /** Returns the steps of the input alone, which the provider got even if it never answers. */
  long floor(BudgetUnit unit) {
    return switch (unit) {
      case USD -> up(inputPicos, PICOS_PER_NANO);
      case USD_MICROS -> up(inputPicos, PICOS_PER_MICRO);
      case INPUT_TOKENS, TOKENS -> inputTokens;
      case OUTPUT_TOKENS -> 0;
      case REQUESTS -> requests;
    };
  }

  /** Returns the same with another quantity of output, at the same price for each token. */
  Estimate withOutput(long tokens) {
    long all = picos;
    if (picos != UNKNOWN && outputTokens > 0) {
      long each = (picos - fixedPicos) / outputTokens + 1;
      all = sum(fixedPicos, tokens == 0 ? 0 : product(each, tokens));
    }
    return new Estimate(inputTokens, tokens, inputPicos, fixedPicos, all, requests);
  }

  private static long up(long picos, long perStep) {
    return Math.max(0, picos / perStep + (picos % perStep > 0 ? 1 : 0));
  }

  /** Adds amounts that are not negative; what does not fit is the greatest long. */
  static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** Multiplies amounts that are not negative; what does not fit is the greatest long. */
  static long product(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }
}
