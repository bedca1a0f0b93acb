/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices;

import io.costintent.prices.source.Quote;
import io.costintent.pricing.Conditions;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceLookup;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.RateCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much a price book knows.
 *
 * @param version which book
 * @param providers how many providers have models of their own
 * @param models how many models there are, other names not counted
 * @param cards how many rate cards there are
 * @param unpriced how many models are known without any price
 * @param disputed how many models have a price that a source disputes
 * @param units how many models price each unit
 * @param conditions how many models have each kind of condition, dates included
 * @since 0.1
 */
public record PriceStats(
    String version,
    int providers,
    int models,
    int cards,
    int unpriced,
    int disputed,
    SortedMap<String, Integer> units,
    SortedMap<String, Integer> conditions) {

  /**
   * How many of a source's models a book finds under the name that the source has for them.
   *
   * @param listed models that the source lists
   * @param found those of them that the book finds
   * @param priced models to which the source gives a price other than zero
   * @param pricedFound those of them that the book finds, with a price
   * @param missing names that are not found, as {@code provider name}
   */
  public record Coverage(int listed, int found, int priced, int pricedFound, List<String> missing) {
    public Coverage {
      missing = List.copyOf(missing);
    }
  }

  /** Counts a book. */
  public static PriceStats of(PriceBook book) {
    NavigableSet<String> providers = new TreeSet<>();
    SortedMap<String, Integer> units = new TreeMap<>();
    SortedMap<String, Integer> conditions = new TreeMap<>();
    int unpriced = 0;
    int disputed = 0;
    for (ModelPrices model : book.models()) {
      providers.add(model.provider());
      NavigableSet<String> own = new TreeSet<>();
      NavigableSet<String> terms = new TreeSet<>();
      boolean isDisputed = false;
      for (RateCard card : model.cards()) {
        card.rates().keySet().forEach(unit -> own.add(unit.name()));
        terms.addAll(terms(card));
        isDisputed |= !card.provenance().disputedBy().isEmpty();
      }
      own.forEach(unit -> units.merge(unit, 1, Integer::sum));
      terms.forEach(term -> conditions.merge(term, 1, Integer::sum));
      unpriced += own.isEmpty() ? 1 : 0;
      disputed += isDisputed ? 1 : 0;
    }
    return new PriceStats(
        book.version(),
        providers.size(),
        book.modelCount(),
        book.cardCount(),
        unpriced,
        disputed,
        units,
        conditions);
  }

  /** Returns the coverage of each source, by its id, at an instant. */
  public static SortedMap<String, Coverage> coverage(
      PriceBook book, List<Quote> quotes, Instant at) {
    SortedMap<String, List<Quote>> bySource = new TreeMap<>();
    quotes.forEach(q -> bySource.computeIfAbsent(q.source(), key -> new ArrayList<>()).add(q));
    SortedMap<String, Coverage> coverage = new TreeMap<>();
    bySource.forEach((source, own) -> coverage.put(source, count(book, own, at)));
    return coverage;
  }

  private static Coverage count(PriceBook book, List<Quote> quotes, Instant at) {
    int found = 0;
    int priced = 0;
    int pricedFound = 0;
    List<String> missing = new ArrayList<>();
    for (Quote quote : quotes) {
      PriceLookup lookup = book.find(PriceQuery.of(quote.given(), quote.model(), at));
      boolean isFound = lookup instanceof PriceLookup.Found;
      found += isFound ? 1 : 0;
      priced += quote.isPriced() ? 1 : 0;
      pricedFound += quote.isPriced() && hasRate(lookup) ? 1 : 0;
      if (!isFound) {
        missing.add(quote.given() + ' ' + quote.model());
      }
    }
    return new Coverage(quotes.size(), found, priced, pricedFound, missing);
  }

  private static boolean hasRate(PriceLookup lookup) {
    return lookup instanceof PriceLookup.Found known
        && known.prices().cards().stream().anyMatch(card -> !card.rates().isEmpty());
  }

  private static Set<String> terms(RateCard card) {
    Set<String> terms = new TreeSet<>();
    Conditions conditions = card.conditions();
    add(terms, "tier", conditions.serviceTier() != null);
    add(terms, "batch", conditions.batch());
    add(terms, "region", !conditions.regions().isEmpty());
    add(terms, "scope", conditions.scope() != null);
    add(terms, "speed", conditions.speed() != null);
    add(terms, "size of request", conditions.context() != null);
    add(terms, "hours", !conditions.windows().isEmpty());
    terms.addAll(conditions.others().keySet());
    add(terms, "date", card.validFrom() != null || card.validTo() != null);
    add(terms, "factor", card.multiplier() != null);
    add(terms, "minimum", !card.minimums().isEmpty());
    return terms;
  }

  private static void add(Set<String> terms, String term, boolean present) {
    if (present) {
      terms.add(term);
    }
  }

  /** Returns the figures as a table for people; not a contract. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append("version ").append(version).append('\n');
    text.append(models).append(" models of ").append(providers).append(" providers, ");
    text.append(cards).append(" cards\n");
    text.append(unpriced).append(" models without a price, ").append(disputed);
    text.append(" with a disputed one\n");
    units.forEach((unit, count) -> line(text, unit, count));
    conditions.forEach((term, count) -> line(text, "when " + term, count));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, int count) {
    text.append("  ").append(name).append("  ").append(count).append('\n');
  }
}
