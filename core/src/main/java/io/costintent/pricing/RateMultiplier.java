/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A factor on other cards' rates, such as 1.1 for processing in one geography.
 *
 * <p>Every matching card's factor applies, on whatever rate was selected. Immutable and
 * thread-safe.
 *
 * @param factor zero or more, exact
 * @param families the kinds of unit that it applies to
 * @since 0.1
 */
public record RateMultiplier(BigDecimal factor, Set<Category> families) {
  /** The kinds that a premium on tokens covers: everything but tools and fees. */
  public static final Set<Category> TOKENS =
      Collections.unmodifiableSet(
          EnumSet.of(Category.INPUT, Category.OUTPUT, Category.CACHE_READ, Category.CACHE_WRITE));

  public RateMultiplier {
    requireNonNull(factor, "factor");
    if (factor.signum() < 0) {
      throw new IllegalArgumentException("factor: " + factor + " (expected: >= 0)");
    }
    Digits.require("factor", factor);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("families: empty (expected: at least one)");
    }
    families = Collections.unmodifiableSet(EnumSet.copyOf(families));
  }

  /** Returns a factor on everything but tools and fees. */
  public static RateMultiplier onTokens(String factor) {
    return new RateMultiplier(new BigDecimal(factor), TOKENS);
  }
}
