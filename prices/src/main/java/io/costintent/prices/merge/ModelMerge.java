/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.Card;
import io.costintent.prices.book.Origin;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the cards of one model from what the sources say of it. */
final class ModelMerge {
  /** Where prices follow a market from day to day, two old figures do not outvote a new one. */
  private static final Set<String> FLOATING = Set.of("openrouter");

  private final Map<String, Instant> asOf;
  private final MergeReport report;
  private final String model;
  private final boolean floating;

  /**
   * Prepares a merge.
   *
   * @param asOf the day of each source, in the order of precedence
   */
  ModelMerge(Map<String, Instant> asOf, MergeReport report, String provider, String name) {
    this.asOf = asOf;
    this.report = report;
    this.model = provider + "/" + name;
    this.floating = FLOATING.contains(provider);
  }

  /** Returns the cards; {@code candidates} by source. */
  List<Card> merge(Map<String, Candidate> candidates) {
    Thresholds.align(inOrder(candidates).values());
    Grounding.decide(inOrder(candidates).values());
    List<Card> cards = new ArrayList<>();
    for (Period period : periods(candidates.values())) {
      Map<Key, Map<String, Figure>> groups = new TreeMap<>();
      for (String source : asOf.keySet()) {
        Candidate candidate = candidates.get(source);
        if (candidate != null) {
          collect(source, candidate, period, groups);
        }
      }
      groups.forEach((key, figures) -> cards.addAll(decide(key.when(), figures, period)));
    }
    for (Card factor : multipliers(candidates)) {
      if (cards.stream().noneMatch(card -> card.when().equals(factor.when()))) {
        cards.add(factor); // where a source gives the product, there is nothing to multiply
      }
    }
    return Timeline.joined(HalfPrices.marked(cards));
  }

  /** The times between which some source changes a price. */
  private static List<Period> periods(Iterable<Candidate> candidates) {
    NavigableSet<Instant> changes = new TreeSet<>();
    for (Candidate candidate : candidates) {
      for (Card card : candidate.cards) {
        if (card.from() != null) {
          changes.add(card.from());
        }
        if (card.to() != null) {
          changes.add(card.to());
        }
      }
    }
    List<Period> periods = new ArrayList<>();
    Instant from = null;
    for (Instant change : changes) {
      periods.add(new Period(from, change));
      from = change;
    }
    periods.add(new Period(from, null));
    return periods;
  }

  /** A source without dates speaks for the period of its own day only. */
  private void collect(
      String source, Candidate candidate, Period period, Map<Key, Map<String, Figure>> groups) {
    boolean dated = candidate.cards.stream().anyMatch(c -> c.from() != null || c.to() != null);
    if (!dated && !period.contains(asOf.get(source))) {
      return;
    }
    for (Card card : candidate.cards) {
      if (period.isWithin(card)) {
        for (Map.Entry<String, Price> rate : card.rates().entrySet()) {
          groups
              .computeIfAbsent(Key.of(card.when()), key -> new TreeMap<>())
              .computeIfAbsent(rate.getKey(), unit -> new Figure(card.when()))
              .bySource
              .putIfAbsent(source, rate.getValue());
        }
      }
    }
  }

  private List<Card> decide(Terms key, Map<String, Figure> figures, Period period) {
    Terms when = spelling(key, figures.values());
    Map<Origin, Map<String, Price>> byOrigin = new LinkedHashMap<>();
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      Map<String, Price> ordered = inOrder(figure.getValue().bySource);
      Vote vote = floating ? Vote.first(ordered) : Vote.count(ordered);
      report.vote(model, when, figure.getKey(), figure.getValue().bySource, vote);
      Origin origin = new Origin(vote.source(), null, null, vote.disputed());
      byOrigin
          .computeIfAbsent(origin, same -> new LinkedHashMap<>())
          .put(figure.getKey(), vote.price());
    }
    List<Card> cards = new ArrayList<>();
    for (Map.Entry<Origin, Map<String, Price>> rates : byOrigin.entrySet()) {
      cards.add(Card.of(when, rates.getValue(), rates.getKey()).during(period.from, period.to));
    }
    return cards;
  }

  /** The conditions as the first of the sources spells them. */
  private Terms spelling(Terms key, Iterable<Figure> figures) {
    for (String source : asOf.keySet()) {
      for (Figure figure : figures) {
        if (figure.bySource.keySet().iterator().next().equals(source)) {
          return figure.when;
        }
      }
    }
    return key;
  }

  private <T> Map<String, T> inOrder(Map<String, T> figures) {
    Map<String, T> ordered = new LinkedHashMap<>();
    for (String source : asOf.keySet()) {
      T figure = figures.get(source);
      if (figure != null) {
        ordered.put(source, figure);
      }
    }
    return ordered;
  }

  private List<Card> multipliers(Map<String, Candidate> candidates) {
    Map<Terms, Card> multipliers = new TreeMap<>();
    for (String source : asOf.keySet()) {
      Candidate candidate = candidates.get(source);
      if (candidate != null) {
        for (Card card : candidate.cards) {
          if (!card.extras().isEmpty()) {
            multipliers.putIfAbsent(card.when(), card);
          }
        }
      }
    }
    return new ArrayList<>(multipliers.values());
  }

  /** One unit's figures, and the conditions as the first source that has it spells them. */
  private static final class Figure {
    final Terms when;
    final Map<String, Price> bySource = new LinkedHashMap<>();

    Figure(Terms when) {
      this.when = when;
    }
  }

  /** Conditions of which thresholds a token apart are the same: above 271,999 is from 272,000. */
  private record Key(Terms when) implements Comparable<Key> {
    static Key of(Terms when) {
      String size = when.sizeKey();
      return size == null || !size.endsWith(">=")
          ? new Key(when)
          : new Key(
              when.without(size)
                  .withJson(
                      size.substring(0, size.length() - 1),
                      String.valueOf(when.values().get(size))));
    }

    @Override
    public int compareTo(Key other) {
      return when.compareTo(other.when);
    }
  }

  private record Period(@Nullable Instant from, @Nullable Instant to) {
    boolean contains(@Nullable Instant at) {
      return at != null && (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    boolean isWithin(Card card) {
      return (card.from() == null || (from != null && !from.isBefore(card.from())))
          && (card.to() == null || (to != null && !to.isAfter(card.to())));
    }
  }
}
