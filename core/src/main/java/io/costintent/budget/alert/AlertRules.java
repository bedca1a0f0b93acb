/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import static java.util.Objects.requireNonNull;

import io.costintent.money.Money;

/**
 * Which alerts there are, besides the thresholds of each budget.
 *
 * @param burnRate whether fast spending is told
 * @param forecast whether it is told that a limit will be passed
 * @param floor below which spend of a window, in US dollars, neither is told
 * @since 0.1
 */
public record AlertRules(boolean burnRate, boolean forecast, Money floor) {
  /** All of them, from one dollar on. */
  public static final AlertRules DEFAULT = new AlertRules(true, true, Money.usd("1"));

  public AlertRules {
    requireNonNull(floor, "floor");
    if (!floor.currency().getCurrencyCode().equals("USD") || floor.signum() < 0) {
      throw new IllegalArgumentException("floor: " + floor + " (expected: US dollars, >= 0)");
    }
  }
}
