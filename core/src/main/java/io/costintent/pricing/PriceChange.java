/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the prices of a model moved from one book to the next.
 *
 * @since 0.1
 */
public final class PriceChange {
  private PriceChange() {}

  /**
   * Whether a rate that holds at an instant, or a factor, moved by more than {@code factor}, up or
   * down, or the currency changed. What became free moved; what was free did not, since a price
   * that appears hides no cost.
   */
  public static boolean isBeyond(int factor, ModelPrices before, ModelPrices after, Instant at) {
    if (!before.currency().equals(after.currency())) {
      return true;
    }
    Map<List<Term>, RateCard> old = cards(before, at);
    BigDecimal limit = BigDecimal.valueOf(factor);
    for (Map.Entry<List<Term>, RateCard> entry : cards(after, at).entrySet()) {
      RateCard card = old.get(entry.getKey());
      if (card != null && isBeyond(limit, card, entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeyond(BigDecimal limit, RateCard before, RateCard after) {
    for (Map.Entry<UsageUnit, Rate> entry : after.rates().entrySet()) {
      Rate was = before.rates().get(entry.getKey());
      Rate is = entry.getValue();
      if (was != null
          && isBeyond(
              limit,
              was.amount().multiply(BigDecimal.valueOf(is.per())),
              is.amount().multiply(BigDecimal.valueOf(was.per())))) {
        return true;
      }
    }
    return isBeyond(limit, factor(before.multiplier()), factor(after.multiplier()));
  }

  private static boolean isBeyond(BigDecimal limit, BigDecimal before, BigDecimal after) {
    return before.signum() > 0
        && (after.compareTo(before.multiply(limit)) > 0
            || after.multiply(limit).compareTo(before) < 0);
  }

  private static BigDecimal factor(@Nullable RateMultiplier multiplier) {
    return multiplier == null ? BigDecimal.ONE : multiplier.factor();
  }

  /** Returns the first card that holds at the instant, by terms. */
  private static Map<List<Term>, RateCard> cards(ModelPrices prices, Instant at) {
    Map<List<Term>, RateCard> cards = new HashMap<>();
    for (RateCard card : prices.cards()) {
      if (card.isValidAt(at)) {
        List<Term> terms = new ArrayList<>(ConditionTerms.of(card.conditions()));
        cards.putIfAbsent(terms, card);
      }
    }
    return cards;
  }
}
