/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the prices of a region as one factor where each is the same multiple of the price
 * elsewhere: a factor also holds for tiers and sizes, which figures under a region would hide.
 */
final class RegionFactors {
  /**
   * What every model of tokens is sold by; where a region is silent on them, they are as elsewhere.
   */
  private static final Set<String> WHOLE = Set.of("in", "out");

  private RegionFactors() {}

  static List<Card> of(List<Card> cards) {
    if (cards.stream().anyMatch(card -> card.when().has("scope"))) {
      return cards;
    }
    Map<String, List<Card>> byRegion = new TreeMap<>();
    List<Card> others = new ArrayList<>();
    for (Card card : cards) {
      String region = card.when().values().get("region");
      if (region == null) {
        others.add(card);
      } else {
        byRegion.computeIfAbsent(region, key -> new ArrayList<>()).add(card);
      }
    }
    List<Card> factored = new ArrayList<>(others);
    byRegion.forEach((region, own) -> factored.addAll(factored(region, own, others)));
    return factored;
  }

  private static List<Card> factored(String region, List<Card> own, List<Card> others) {
    BigDecimal factor = null;
    for (Card card : own) {
      for (Map.Entry<String, Price> rate : card.rates().entrySet()) {
        BigDecimal ratio = ratio(rate, card, others);
        if (ratio == null || (factor != null && ratio.compareTo(factor) != 0)) {
          return own;
        }
        factor = ratio;
      }
    }
    if (factor == null || factor.signum() == 0 || !speaksOfTheWhole(own, others)) {
      return own;
    }
    Terms when = Terms.NONE.withJson("region", region);
    Map<String, String> extras = new LinkedHashMap<>();
    extras.put("times", factor.stripTrailingZeros().toPlainString());
    Card first = own.get(0);
    return List.of(new Card(null, null, when, Map.of(), extras, first.origin(), 0));
  }

  /** A factor changes every price: one figure, such as that of cached input, does not say it. */
  private static boolean speaksOfTheWhole(List<Card> own, List<Card> others) {
    Set<String> plain = new HashSet<>();
    others.stream()
        .filter(card -> card.when().equals(Terms.NONE))
        .forEach(card -> plain.addAll(card.rates().keySet()));
    plain.retainAll(WHOLE);
    Set<String> told = new HashSet<>();
    own.forEach(card -> told.addAll(card.rates().keySet()));
    return told.containsAll(plain);
  }

  /** Returns how many times the price without the region it is, or null when that is not exact. */
  private static @Nullable BigDecimal ratio(
      Map.Entry<String, Price> rate, Card card, List<Card> others) {
    Terms anywhere = card.when().without("region");
    for (Card other : others) {
      Price price = other.rates().get(rate.getKey());
      if (price != null
          && !price.isZero()
          && other.when().equals(anywhere)
          && Objects.equals(other.from(), card.from())
          && Objects.equals(other.to(), card.to())) {
        BigDecimal ratio =
            rate.getValue().amount().divide(price.amount(), 4, RoundingMode.HALF_EVEN);
        boolean exact = ratio.multiply(price.amount()).compareTo(rate.getValue().amount()) == 0;
        return exact ? ratio : null;
      }
    }
    return null;
  }
}
