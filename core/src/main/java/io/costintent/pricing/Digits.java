/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.math.BigDecimal;

/** Keeps decimals to a size that arithmetic can bear: {@code 1e999999999} is a billion digits. */
final class Digits {
  private static final int MOST = 60;

  private Digits() {}

  /** Throws when a decimal has more than 60 digits before or after the point. */
  static void require(String name, BigDecimal decimal) {
    int before = decimal.precision() - decimal.scale();
    if (before > MOST || decimal.scale() > MOST) {
      throw new IllegalArgumentException(
          name
              + ": "
              + decimal
              + " (expected: at most "
              + MOST
              + " digits before and after the point)");
    }
  }
}
