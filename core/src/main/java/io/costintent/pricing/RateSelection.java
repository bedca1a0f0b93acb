/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the rate of each unit from the cards that hold: the book on top first, and in it the most
 * specific card.
 */
final class RateSelection {
  private static final List<UsageUnit> WHOLES =
      List.of(UsageUnit.INPUT_TOKENS, UsageUnit.OUTPUT_TOKENS);

  private static final List<UsageUnit> MODALITIES =
      List.of(
          UsageUnit.INPUT_AUDIO_TOKENS,
          UsageUnit.INPUT_IMAGE_TOKENS,
          UsageUnit.INPUT_VIDEO_TOKENS,
          UsageUnit.OUTPUT_AUDIO_TOKENS,
          UsageUnit.OUTPUT_IMAGE_TOKENS,
          UsageUnit.OUTPUT_VIDEO_TOKENS);

  private final List<LayeredCard> cards;
  private final boolean tierWanted;

  RateSelection(List<LayeredCard> cards, boolean tierWanted) {
    this.cards = cards;
    this.tierWanted = tierWanted;
  }

  @Nullable AppliedRate rate(UsageUnit unit) {
    UsageUnit pricedAs = nearestPriced(unit);
    if (pricedAs == null && WHOLES.contains(unit) && card(unit) == null) {
      pricedAs = onlyPricedPart(unit);
    }
    return pricedAs == null ? null : chain(unit, pricedAs);
  }

  /** A model that sells nothing but images has no price for tokens of any other kind. */
  private @Nullable UsageUnit onlyPricedPart(UsageUnit unit) {
    UsageUnit only = null;
    for (UsageUnit part : MODALITIES) {
      if (part.isPartOf(unit) && nearestPriced(part) != null) {
        if (only != null) {
          return null;
        }
        only = part;
      }
    }
    return only;
  }

  private @Nullable UsageUnit nearestPriced(UsageUnit unit) {
    LayeredCard own = card(unit);
    if (own != null) {
      return own.card().rates().containsKey(unit) ? unit : null;
    }
    for (UsageUnit parent : unit.parents()) {
      UsageUnit priced = nearestPriced(parent);
      if (priced != null) {
        return priced;
      }
    }
    return null;
  }

  /** Returns the card that has the last word on a unit: its rate, or that there is none. */
  private @Nullable LayeredCard card(UsageUnit unit) {
    for (LayeredCard layered : cards) {
      RateCard card = layered.card();
      if (!card.isMarginal()
          && (card.rates().containsKey(unit) || card.withheld().contains(unit))) {
        return layered;
      }
    }
    return null;
  }

  /** Links the marginal rates above the base rate, from the highest threshold down. */
  private @Nullable AppliedRate chain(UsageUnit unit, UsageUnit pricedAs) {
    LayeredCard base = card(pricedAs);
    int lowest = base == null ? Integer.MAX_VALUE : base.layer();
    AppliedRate next = null;
    long upTo = Long.MAX_VALUE;
    for (LayeredCard layered : cards) {
      RateCard card = layered.card();
      ContextThreshold context = card.conditions().context();
      if (card.isMarginal()
          && context != null
          && layered.layer() <= lowest
          && card.rates().containsKey(pricedAs)) {
        long from = Math.multiplyExact(context.lastBelow(), unit.stepsPerUnit());
        if (from < upTo) {
          next = applied(unit, pricedAs, layered, upTo, next);
          upTo = from;
        }
      }
    }
    return base == null ? next : applied(unit, pricedAs, base, upTo, next);
  }

  private @Nullable AppliedRate applied(
      UsageUnit unit,
      UsageUnit pricedAs,
      LayeredCard layered,
      long upTo,
      @Nullable AppliedRate next) {
    RateCard card = layered.card();
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
    BigDecimal multiplier = multiplier(unit, layered.layer());
    return new AppliedRate(unit, pricedAs, rate, card, multiplier, standardTier, upTo, next);
  }

  /** A factor says something about prices of its own book and of those below, never above. */
  private BigDecimal multiplier(UsageUnit unit, int layer) {
    BigDecimal product = BigDecimal.ONE;
    for (LayeredCard layered : cards) {
      RateMultiplier multiplier = layered.card().multiplier();
      if (multiplier != null
          && layered.layer() <= layer
          && multiplier.families().contains(unit.category())) {
        product = product.multiply(multiplier.factor());
      }
    }
    return product;
  }
}
