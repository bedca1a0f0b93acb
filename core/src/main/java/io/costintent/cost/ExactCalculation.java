/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.money.Money;
import io.costintent.pricing.AppliedRate;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit.Category;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calculation that always works: fractions, minimums, marginal tiers, contradictions bounded.
 *
 * <p>It defines the result; the calculation in picos is a shortcut to the same.
 */
final class ExactCalculation {
  private final UsagePlan plan;
  private final Usage usage;
  private final List<LineItem> items = new ArrayList<>();
  private int reasons;
  private boolean charged;

  ExactCalculation(UsagePlan plan, Usage usage) {
    this.plan = plan;
    this.usage = usage;
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
    return money(sum(null));
  }

  /** The share of a category; the largest share takes what rounding each would lose. */
  Money part(Category category) {
    Money total = total();
    Money sum = Money.zero(total.currency());
    Category largest = Category.OTHER;
    Money most = money(sum(largest));
    for (Category each : Category.values()) {
      Money share = money(sum(each));
      sum = sum.plus(share);
      if (share.compareTo(most) > 0) {
        largest = each;
        most = share;
      }
    }
    Money share = money(sum(category));
    return category == largest ? share.plus(total.minus(sum)) : share;
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
    for (FoldedUnit unit : plan.folded) {
      reasons |= usage.quantity(unit.position()) > 0 ? unit.reasons() : 0;
    }
  }

  private void charge(PlanLine line, long quantity) {
    reasons |= line.reasons;
    if (line.rate == null) {
      items.add(new LineItem(line.unit, quantity, 0, null, Fraction.ZERO));
      return;
    }
    charged = true;
    long left = quantity;
    long below = 0;
    for (AppliedRate rate = line.rate; rate != null && left > 0; rate = rate.next()) {
      long here = Math.min(left, rate.upTo() - below);
      if (here > 0) {
        long billed = rate.billedSteps(here);
        items.add(new LineItem(line.unit, here, billed, rate, amount(rate, billed)));
        left -= here;
        below += here;
      }
    }
  }

  private static Fraction amount(AppliedRate rate, long steps) {
    BigDecimal numerator =
        rate.rate().amount().multiply(rate.multiplier()).multiply(BigDecimal.valueOf(steps));
    return new Fraction(numerator, rate.stepsPerRate());
  }

  private Fraction sum(@Nullable Category category) {
    Fraction sum = Fraction.ZERO;
    for (LineItem item : items) {
      if (category == null || item.unit().category() == category) {
        sum = sum.plus(item.exactAmount());
      }
    }
    return sum;
  }

  private Money money(Fraction amount) {
    return Money.of(amount.rounded(Money.SCALE), plan.table.currency());
  }
}
