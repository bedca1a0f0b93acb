/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;

/**
 * A limit on the size of a request that a rate card asks for.
 *
 * @param operator how the size compares
 * @param tokens the limit
 * @param basis which tokens count
 * @since 0.1
 */
public record ContextThreshold(Operator operator, long tokens, Basis basis) {
  /** How the size of a request compares with the limit. */
  public enum Operator {
    /** Strictly more. */
    GT,
    /** As much or more. */
    GTE
  }

  /** Which tokens make the size of a request. */
  public enum Basis {
    /** All input tokens, cached ones included. */
    TOTAL_INPUT,
    /** All output tokens. */
    TOTAL_OUTPUT,
    /** Input and output together. */
    TOTAL
  }

  public ContextThreshold {
    requireNonNull(operator, "operator");
    requireNonNull(basis, "basis");
    if (tokens < 0) {
      throw new IllegalArgumentException("tokens: " + tokens + " (expected: >= 0)");
    }
  }

  /** Returns the condition of more than {@code tokens} input tokens in total. */
  public static ContextThreshold inputAbove(long tokens) {
    return new ContextThreshold(Operator.GT, tokens, Basis.TOTAL_INPUT);
  }

  /** Returns the condition of at least {@code tokens} input tokens in total. */
  public static ContextThreshold inputFrom(long tokens) {
    return new ContextThreshold(Operator.GTE, tokens, Basis.TOTAL_INPUT);
  }

  boolean isPassedBy(Usage usage) {
    long size =
        switch (basis) {
          case TOTAL_INPUT -> total(usage, UsageUnit.INPUT_TOKENS);
          case TOTAL_OUTPUT -> total(usage, UsageUnit.OUTPUT_TOKENS);
          case TOTAL ->
              saturatedSum(
                  total(usage, UsageUnit.INPUT_TOKENS), total(usage, UsageUnit.OUTPUT_TOKENS));
        };
    return operator == Operator.GT ? size > tokens : size >= tokens;
  }

  /** How many tokens a quantity may have before it passes. */
  long lastBelow() {
    return operator == Operator.GT ? tokens : Math.max(0, tokens - 1);
  }

  /** Returns the total, or what its parts add up to when the total itself was not reported. */
  private static long total(Usage usage, UsageUnit whole) {
    if (usage.has(whole)) {
      return usage.quantity(whole);
    }
    long sum = 0;
    for (int i = 0; i < usage.size(); i++) {
      if (usage.unit(i).isPartOf(whole) && !isCovered(usage, usage.unit(i))) {
        sum = saturatedSum(sum, usage.quantity(i));
      }
    }
    return sum;
  }

  private static boolean isCovered(Usage usage, UsageUnit part) {
    for (int i = 0; i < usage.size(); i++) {
      if (part.isPartOf(usage.unit(i))) {
        return true;
      }
    }
    return false;
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
