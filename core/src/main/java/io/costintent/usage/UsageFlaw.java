/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.usage;

import java.util.Locale;

/**
 * Why a {@link Usage} is not the provider's complete and final count.
 *
 * @since 0.1
 */
public enum UsageFlaw {
  /** The response ended early; what is known is a lower bound. */
  PARTIAL,
  /** The figure covers several calls and could not be taken apart. */
  CUMULATIVE,
  /** A part is larger than its whole, or a count was negative; the parts were bounded. */
  INCONSISTENT,
  /** Counted or guessed on the client side, not by the provider. */
  COUNTED_BY_CLIENT,
  /** Totals only: cached, reasoning or audio shares are unknown. */
  DETAIL_MISSING,
  /**
   * The provider billed further work, such as another model it asked, that the count leaves out.
   */
  SIDE_WORK,
  /** It cannot be told whether the total contains the cached tokens. */
  AMBIGUOUS;

  /** The text used in {@code costintent.cost.reasons}. */
  public String code() {
    return "usage_" + name().toLowerCase(Locale.ROOT);
  }
}
