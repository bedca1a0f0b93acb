/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import java.util.Locale;

/**
 * How far the amount of a cost can be trusted.
 *
 * @since 0.1
 */
public enum CostStatus {
  /** The provider or gateway itself said what it charged. */
  REPORTED,
  /** Computed from final usage and verified prices in force at the time. */
  EXACT,
  /** Computed, with something known to be uncertain; the reasons say what. */
  ESTIMATED,
  /** There is no amount; the reasons say why. */
  UNPRICED,
  /** Computed, and everything used has an explicit price of zero. */
  FREE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The text used in {@code costintent.cost.status}. */
  public String code() {
    return code;
  }
}
