/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the rate of each unit from the cards that hold, the most specific card first. */
final class RateSelection {
  private final List<RateCard> cards;
  private final boolean tierWanted;

  RateSelection(List<RateCard> cards, boolean tierWanted) {
    this.cards = cards;
    this.tierWanted = tierWanted;
  }

  @Nullable AppliedRate rate(UsageUnit unit) {
    UsageUnit pricedAs = nearestPriced(unit);
    return pricedAs == null ? null : chain(unit, pricedAs);
  }

  private @Nullable UsageUnit nearestPriced(UsageUnit unit) {
    if (card(unit) != null) {
      return unit;
    }
    for (UsageUnit parent : unit.parents()) {
      UsageUnit priced = nearestPriced(parent);
      if (priced != null) {
        return priced;
      }
    }
    return null;
  }

  private @Nullable RateCard card(UsageUnit unit) {
    for (RateCard card : cards) {
      if (!card.isMarginal() && card.rates().containsKey(unit)) {
        return card;
      }
    }
    return null;
  }

  /** Links the marginal rates above the base rate, from the highest threshold down. */
  private @Nullable AppliedRate chain(UsageUnit unit, UsageUnit pricedAs) {
    AppliedRate next = null;
    long upTo = Long.MAX_VALUE;
    for (RateCard card : cards) {
      ContextThreshold context = card.conditions().context();
      if (card.isMarginal() && context != null && card.rates().containsKey(pricedAs)) {
        long from = Math.multiplyExact(context.lastBelow(), unit.stepsPerUnit());
        if (from < upTo) {
          next = applied(unit, pricedAs, card, upTo, next);
          upTo = from;
        }
      }
    }
    RateCard base = card(pricedAs);
    return base == null ? next : applied(unit, pricedAs, base, upTo, next);
  }

  private @Nullable AppliedRate applied(
      UsageUnit unit, UsageUnit pricedAs, RateCard card, long upTo, @Nullable AppliedRate next) {
    Rate rate = card.rates().get(pricedAs);
    if (rate == null) {
      return null;
    }
    Conditions conditions = card.conditions();
    boolean standardTier =
        tierWanted
            && RateMultiplier.TOKENS.contains(unit.category())
            && conditions.serviceTier() == null
            && !conditions.batch();
    return new AppliedRate(unit, pricedAs, rate, card, multiplier(unit), standardTier, upTo, next);
  }

  private BigDecimal multiplier(UsageUnit unit) {
    BigDecimal product = BigDecimal.ONE;
    for (RateCard card : cards) {
      RateMultiplier multiplier = card.multiplier();
      if (multiplier != null && multiplier.families().contains(unit.category())) {
        product = product.multiply(multiplier.factor());
      }
    }
    return product;
  }
}
