/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookSource;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.ProviderEntry;
import io.costintent.prices.book.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Enters an import into a book that has prices already: what changed is closed and followed by a
 * new card, so that a call of last month keeps last month's price. Models are never removed.
 */
final class History {
  private final BookDocument before;
  private final Instant at;
  private final MergeReport report;

  /**
   * Prepares.
   *
   * @param at from when on the import's prices hold
   */
  History(BookDocument before, Instant at, MergeReport report) {
    this.before = before;
    this.at = at;
    this.report = report;
  }

  /** Extends {@code imported} with all that the book said until now. */
  void extend(BookDocument imported) {
    for (ProviderEntry old : before.providers().values()) {
      ProviderEntry provider = imported.provider(old.name());
      provider.suggestUrl(old.url());
      for (ModelEntry model : old.models().values()) {
        ModelEntry now = provider.models().get(model.name());
        provider.models().put(model.name(), now == null ? model : extended(model, now, old.name()));
      }
    }
  }

  private ModelEntry extended(ModelEntry old, ModelEntry now, String provider) {
    Map<Terms, List<Card>> was = byTerms(old);
    Map<Terms, List<Card>> is = byTerms(now);
    Set<Terms> all = new TreeSet<>(was.keySet());
    all.addAll(is.keySet());
    List<Card> cards = new ArrayList<>();
    for (Terms when : all) {
      List<Card> earlier = was.getOrDefault(when, List.of());
      List<Card> later = is.getOrDefault(when, List.of());
      if (later.stream().anyMatch(card -> card.origin().source().equals(VendorRules.ID))) {
        cards.addAll(later); // entered by hand, with its own history
      } else if (isSame(earlier, later)) {
        cards.addAll(earlier);
      } else {
        report.change(provider + "/" + old.name() + (when.isNone() ? "" : " " + when));
        cards.addAll(appended(earlier, later));
      }
    }
    return now.with(cards).alias(union(old.aka(), now.aka()));
  }

  private static Set<String> union(List<String> a, List<String> b) {
    Set<String> union = new TreeSet<>(a);
    union.addAll(b);
    return union;
  }

  private static Map<Terms, List<Card>> byTerms(ModelEntry model) {
    Map<Terms, List<Card>> cards = new TreeMap<>();
    for (Card card : model.cards()) {
      cards.computeIfAbsent(card.when(), key -> new ArrayList<>()).add(card);
    }
    return cards;
  }

  /** Whether both say the same of every instant from the import on. */
  private boolean isSame(List<Card> earlier, List<Card> later) {
    Set<Instant> changes = new TreeSet<>();
    changes.add(at);
    for (List<Card> cards : List.of(earlier, later)) {
      for (Card card : cards) {
        addLater(card.from(), changes);
        addLater(card.to(), changes);
      }
    }
    return changes.stream().allMatch(i -> ratesAt(earlier, i).equals(ratesAt(later, i)));
  }

  private void addLater(@Nullable Instant instant, Set<Instant> changes) {
    if (instant != null && instant.isAfter(at)) {
      changes.add(instant);
    }
  }

  private static Map<String, String> ratesAt(List<Card> cards, Instant instant) {
    Map<String, String> rates = new TreeMap<>();
    for (Card card : cards) {
      if (card.holdsAt(instant)) {
        for (Map.Entry<String, Price> rate : card.rates().entrySet()) {
          rates.put(rate.getKey(), rate.getValue().toString());
        }
        rates.putAll(card.extras());
      }
    }
    return rates;
  }

  private List<Card> appended(List<Card> earlier, List<Card> later) {
    List<Card> cards = new ArrayList<>();
    for (Card card : earlier) {
      boolean open = card.to() == null || card.to().isAfter(at);
      if (!open) {
        cards.add(card);
      } else if (card.from() == null || card.from().isBefore(at)) {
        cards.add(card.during(card.from(), at).from(card.origin().checkedOn(day(card))));
      }
    }
    for (Card card : later) {
      if (card.to() == null || card.to().isAfter(at)) {
        Instant from = card.from() == null || card.from().isBefore(at) ? at : card.from();
        cards.add(card.during(from, card.to()));
      }
    }
    return cards;
  }

  private @Nullable LocalDate day(Card card) {
    BookSource source = before.sources().get(card.origin().source());
    return source == null ? null : source.retrieved();
  }

  /** Returns the sources that cards name: those of the import, and those of closed cards. */
  Map<String, BookSource> sources(Map<String, BookSource> imported) {
    Map<String, BookSource> sources = new LinkedHashMap<>(before.sources());
    sources.putAll(imported);
    return sources;
  }
}
