/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import io.costintent.pricing.AppliedRate;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;

/** How to get the quantity of one unit without its parts, and what it is charged at. */
final class PlanLine {
  final UsageUnit unit;
  final @Nullable AppliedRate rate;

  /** Where the unit itself is in the usage; -1 for the request that nobody reports. */
  final int position;

  /** Earlier lines of the plan that are part of this unit. */
  final int[] parts;

  /** What to add up, and how often, when nothing contradicts itself. */
  final int[] terms;

  final int[] factors;

  /** Reasons that hold as soon as the quantity is positive. */
  final int reasons;

  final int category;
  final long picosPerStep;

  PlanLine(
      UsageUnit unit,
      @Nullable AppliedRate rate,
      int position,
      int[] parts,
      int[] terms,
      int[] factors,
      int reasons) {
    this.unit = unit;
    this.rate = rate;
    this.position = position;
    this.parts = parts;
    this.terms = terms;
    this.factors = factors;
    this.reasons = reasons;
    this.category = unit.category().ordinal();
    this.picosPerStep = rate == null ? -1 : rate.picosPerStep();
  }

  /** The quantity without its parts; negative when the usage contradicts itself. */
  long quantity(Usage usage) {
    if (position < 0) {
      return 1;
    }
    long sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += factors[i] * usage.quantity(terms[i]);
    }
    return sum;
  }
}
