/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.pricing.AppliedRate;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The calculation that always works: fractions, minimums, marginal tiers, contradictions bounded.
 *
 * <p>It defines the result; the calculation in picos is a shortcut to the same.
 */
final class ExactCalculation {
  private final UsagePlan plan;
  private final Usage usage;
  private final List<LineItem> items = new ArrayList<>();
  private final Shares shares;
  private int reasons;
  private boolean charged;

  ExactCalculation(UsagePlan plan, Usage usage) {
    this.plan = plan;
    this.usage = usage;
    this.shares = new Shares(plan.table.currency());
    calculate();
  }

  /** The lines with a quantity, wholes before their parts. */
  List<LineItem> items() {
    return List.copyOf(items);
  }

  int reasons() {
    return reasons;
  }

  boolean chargesSomething() {
    return charged;
  }

  /** The exact sum, rounded once. */
  Money total() {
    return shares.total();
  }

  /** The exact sum, rounded only where it does not end. */
  BigDecimal preciseTotal() {
    return LineItem.shown(shares.sum());
  }

  /** The share of a category; all shares add up to the total. */
  Money part(Category category) {
    return shares.part(category);
  }

  private void calculate() {
    long[] quantities = new long[plan.lines.length];
    for (int i = 0; i < quantities.length; i++) {
      PlanLine line = plan.lines[i];
      long quantity = line.position < 0 ? 1 : usage.quantity(line.position);
      for (int part : line.parts) {
        quantity -= quantities[part];
        if (quantity < 0) {
          reasons |= CostReason.USAGE_INCONSISTENT.bit();
          quantity = 0;
        }
      }
      quantities[i] = quantity;
    }
    for (int i = quantities.length - 1; i >= 0; i--) {
      if (quantities[i] > 0) {
        charge(plan.lines[i], quantities[i]);
      }
    }
    if (plan.fee != null) {
      chargeFee(plan.fee);
    }
    for (FoldedUnit unit : plan.folded) {
      reasons |= usage.quantity(unit.position()) > 0 ? unit.reasons() : 0;
    }
  }

  private void charge(PlanLine line, long quantity) {
    reasons |= line.reasons;
    if (line.rate == null) {
      add(new LineItem(line.unit, quantity, 0, null, Fraction.ZERO));
      return;
    }
    charged = true;
    long left = quantity;
    long below = 0;
    for (AppliedRate rate = line.rate; rate != null && left > 0; rate = rate.next()) {
      long here = Math.min(left, rate.upTo() - below);
      if (here > 0) {
        long billed = rate.billedSteps(here);
        add(new LineItem(line.unit, here, billed, rate, amount(rate, billed)));
        left -= here;
        below += here;
      }
    }
  }

  private void add(LineItem item) {
    items.add(item);
    shares.add(item.unit().category(), item.exactAmount());
  }

  /** A fee in percent, on all else. */
  private void chargeFee(AppliedRate rate) {
    Fraction spent = shares.sum();
    if (spent.isZero()) {
      return;
    }
    BigDecimal per = BigDecimal.valueOf(rate.rate().per());
    Fraction fee = spent.times(rate.rate().amount().multiply(rate.multiplier()), per);
    long steps = spent.roundedSteps(Money.SCALE);
    add(new LineItem(UsageUnit.SPEND, steps, steps, rate, fee));
  }

  private static Fraction amount(AppliedRate rate, long steps) {
    BigDecimal numerator =
        rate.rate().amount().multiply(rate.multiplier()).multiply(BigDecimal.valueOf(steps));
    return new Fraction(numerator, rate.stepsPerRate());
  }
}
