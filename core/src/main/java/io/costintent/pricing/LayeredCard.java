/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.Comparator;

/**
 * A card and the book it is from.
 *
 * @param layer 0 for the book on top, whose prices win
 */
record LayeredCard(RateCard card, int layer) {
  /** The book on top first, and within a book the most specific card. */
  static final Comparator<LayeredCard> ORDER =
      Comparator.comparingInt(LayeredCard::layer)
          .thenComparing(LayeredCard::card, CardOrder.MOST_SPECIFIC_FIRST);
}
