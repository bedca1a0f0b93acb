/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drops conditions on places that change no price. */
final class Regions {
  /** More cards of one model than a price book takes are cut down to those that matter most. */
  private static final int MAX_CARDS = 56;

  private static final Set<String> TOOLS =
      Set.of(
          "web", "files", "social", "grounded", "queries", "maps", "runs", "fetches", "requests");

  private static final Pattern REGIONS = Pattern.compile("[\\[\\],\"]+");

  private Regions() {}

  static List<Card> simplified(List<Card> cards) {
    return withoutEqualTools(withoutEqual(promoted(cards)));
  }

  /** Writes places with the same prices once, as a factor where one will do. */
  static List<Card> finished(List<Card> cards) {
    List<Card> kept = together(RegionFactors.of(cards));
    return kept.size() <= MAX_CARDS ? kept : withoutRegions(kept);
  }

  /** A model that only runs in its region needs no condition that says so. */
  private static List<Card> promoted(List<Card> cards) {
    boolean anywhere = cards.stream().anyMatch(card -> card.when().isNone());
    if (anywhere) {
      return cards;
    }
    List<Card> promoted = new ArrayList<>();
    for (Card card : cards) {
      boolean regional = "\"regional\"".equals(card.when().values().get("scope"));
      promoted.add(regional ? card.under(card.when().without("scope")) : card);
    }
    return promoted;
  }

  /** Drops rates of places that are the same as without the place. */
  private static List<Card> withoutEqual(List<Card> cards) {
    List<Card> kept = new ArrayList<>();
    for (Card card : cards) {
      Map<String, Price> rates = new TreeMap<>(card.rates());
      rates.entrySet().removeIf(rate -> isSameElsewhere(rate, card, cards));
      if (!rates.isEmpty() || card.rates().isEmpty()) {
        kept.add(card.priced(rates));
      }
    }
    return kept;
  }

  private static boolean isSameElsewhere(
      Map.Entry<String, Price> rate, Card card, List<Card> cards) {
    Terms wider = wider(card.when());
    while (!wider.equals(card.when())) {
      for (Card other : cards) {
        Price price = other.rates().get(rate.getKey());
        if (price != null && other.when().equals(wider) && isSameTime(card, other)) {
          return price.amount().compareTo(rate.getValue().amount()) == 0;
        }
      }
      if (!wider.has("region") && !wider.has("scope")) {
        return false;
      }
      wider = wider(wider);
    }
    return false;
  }

  /** From a region to the reach of endpoints to anywhere. */
  private static Terms wider(Terms when) {
    if (when.has("region")) {
      return when.without("region").and("scope", "regional");
    }
    return when.without("scope");
  }

  /** What tools cost does not depend on tier, size and place: only where it does, it is kept. */
  private static List<Card> withoutEqualTools(List<Card> cards) {
    List<Card> kept = new ArrayList<>();
    for (Card card : cards) {
      Map<String, Price> rates = new TreeMap<>(card.rates());
      if (!card.when().isNone()) {
        rates.entrySet().removeIf(rate -> TOOLS.contains(rate.getKey()) && isPlain(rate, cards));
      }
      if (!rates.isEmpty() || card.rates().isEmpty()) {
        kept.add(card.priced(rates));
      }
    }
    return kept;
  }

  private static boolean isPlain(Map.Entry<String, Price> rate, List<Card> cards) {
    return cards.stream()
        .filter(card -> card.when().isNone())
        .anyMatch(card -> rate.getValue().equals(card.rates().get(rate.getKey())));
  }

  /** Puts places with the same prices on one card. */
  private static List<Card> together(List<Card> cards) {
    Map<String, Card> joined = new TreeMap<>();
    for (Card card : cards) {
      String region = card.when().values().get("region");
      String rest = card.under(card.when().without("region")).toString();
      String key = region == null ? rest + "-" + joined.size() : rest;
      Card same = region == null ? null : joined.get(key);
      joined.put(key, same == null ? card : same.under(withRegions(same.when(), region)));
    }
    return new ArrayList<>(joined.values());
  }

  /** Returns the same conditions for each region of a list, so that each gets its own vote. */
  static List<Terms> single(Terms when) {
    String regions = when.values().get("region");
    if (regions == null || !regions.startsWith("[")) {
      return List.of(when);
    }
    return REGIONS
        .splitAsStream(String.valueOf(regions))
        .filter(region -> !region.isEmpty())
        .map(region -> when.and("region", region))
        .toList();
  }

  private static Terms withRegions(Terms when, @Nullable String more) {
    TreeSet<String> regions =
        new TreeSet<>(REGIONS.splitAsStream(when.values().get("region") + "," + more).toList());
    regions.remove("");
    return when.withJson("region", "[\"" + String.join("\",\"", regions) + "\"]");
  }

  private static boolean isSameTime(Card card, Card other) {
    return java.util.Objects.equals(card.from(), other.from())
        && java.util.Objects.equals(card.to(), other.to());
  }

  private static List<Card> withoutRegions(List<Card> cards) {
    List<Card> kept = new ArrayList<>(cards);
    kept.removeIf(card -> card.when().has("region") && card.when().values().size() > 1);
    if (kept.size() > MAX_CARDS) {
      kept.removeIf(card -> card.when().has("region"));
    }
    return kept;
  }
}
