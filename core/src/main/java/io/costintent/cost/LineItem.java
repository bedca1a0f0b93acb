/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.AppliedRate;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a cost: so much of a unit, at such a rate.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class LineItem {
  private static final int SHOWN_DIGITS = 20;

  private final UsageUnit unit;
  private final long steps;
  private final long billedSteps;
  private final @Nullable AppliedRate rate;
  private final Fraction amount;

  LineItem(
      UsageUnit unit, long steps, long billedSteps, @Nullable AppliedRate rate, Fraction amount) {
    this.unit = unit;
    this.steps = steps;
    this.billedSteps = billedSteps;
    this.rate = rate;
    this.amount = amount;
  }

  /** What was consumed. */
  public UsageUnit unit() {
    return unit;
  }

  /** How much of it, without the parts that have lines of their own. */
  public BigDecimal quantity() {
    return inUnits(steps);
  }

  /** The quantity that is charged: a minimum may make it more than was consumed. */
  public BigDecimal billedQuantity() {
    return inUnits(billedSteps);
  }

  /** The rate, with its card, source, factor and inheritance; null when there is none. */
  public @Nullable AppliedRate rate() {
    return rate;
  }

  /** The amount in the currency of the cost; exact, or to 20 digits where no decimal is. */
  public BigDecimal amount() {
    return shown(amount);
  }

  static BigDecimal shown(Fraction amount) {
    return amount.exactOr(SHOWN_DIGITS);
  }

  Fraction exactAmount() {
    return amount;
  }

  private BigDecimal inUnits(long count) {
    return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(unit.stepsPerUnit()));
  }

  /** Returns unit, quantity and amount; not a contract. */
  @Override
  public String toString() {
    return unit + " " + quantity().toPlainString() + " = " + amount().toPlainString();
  }
}
