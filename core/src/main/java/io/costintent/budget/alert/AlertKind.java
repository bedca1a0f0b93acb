/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

/**
 * What an alert is about.
 *
 * @since 0.1
 */
public enum AlertKind {
  /** A share of the limit is spent. */
  THRESHOLD,

  /** Spending is so fast that the limit will be reached long before the window ends. */
  BURN_RATE,

  /** At the pace of the window so far, the limit will be passed before the window ends. */
  FORECAST,

  /** A call did not fit. */
  EXCEEDED
}
