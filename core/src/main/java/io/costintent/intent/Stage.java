/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent;

import java.util.Locale;

/**
 * Where a product stands in the portfolio.
 *
 * @since 0.1
 */
public enum Stage {
  /** Looking for value; spend is judged by what is learned. */
  EXPLORE,
  /** Earning; spend is judged by cost per outcome. */
  EXPLOIT,
  /** Being wound down; spend should fall. */
  RETIRE;

  /** The value of {@code costintent.stage}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
