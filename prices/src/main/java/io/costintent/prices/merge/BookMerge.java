/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookSource;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.ProviderEntry;
import io.costintent.prices.source.Quote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one book of what several sources say, of what is entered by hand and of what was said. */
public final class BookMerge {
  private final Map<String, BookSource> sources;
  private final VendorRules vendor;
  private final MergeReport report;

  /**
   * Prepares.
   *
   * @param sources in the order of precedence
   */
  public BookMerge(List<BookSource> sources, VendorRules vendor, MergeReport report) {
    this.sources = new LinkedHashMap<>();
    sources.forEach(source -> this.sources.put(source.id(), source));
    this.vendor = vendor;
    this.report = report;
  }

  /**
   * Returns the book.
   *
   * @param before the book that the import goes into; null for a first one
   * @param version the version of the result
   */
  public BookDocument merge(
      List<Quote> quotes, @Nullable BookDocument before, String version, Instant at) {
    BookDocument book = new BookDocument("bundled", version, at);
    vendor.configure(book);
    mergeProviders(quotes, book);
    vendor.apply(book);
    for (ProviderEntry provider : book.providers().values()) {
      provider.models().replaceAll((name, model) -> model.with(Regions.finished(model.cards())));
    }
    Names.tidy(book);
    book.sources().putAll(sources);
    if (before != null) {
      History history = new History(before, at, report);
      history.extend(book);
      book.sources().putAll(history.sources(sources));
      Names.declareOnce(book);
    }
    book.providers().values().removeIf(BookMerge::isEmpty);
    for (ProviderEntry provider : book.providers().values()) {
      ProviderEntry old = before == null ? null : before.providers().get(provider.name());
      provider.defaultSource(
          old != null && old.source() != null ? old.source() : mostCommonSource(provider));
    }
    return book;
  }

  private void mergeProviders(List<Quote> quotes, BookDocument book) {
    Map<String, Instant> asOf = new LinkedHashMap<>();
    sources.values().stream()
        .filter(source -> !source.id().equals(VendorRules.ID))
        .forEach(s -> asOf.put(s.id(), s.retrieved().atStartOfDay().toInstant(ZoneOffset.UTC)));
    Map<String, ProviderMerge> merges = new TreeMap<>();
    for (Quote quote : quotes) {
      if (!quote.provider().isEmpty()) {
        merges
            .computeIfAbsent(
                quote.provider(), name -> new ProviderMerge(book.provider(name), asOf, report))
            .add(quote);
      }
    }
    merges.values().forEach(ProviderMerge::merge);
  }

  private static boolean isEmpty(ProviderEntry provider) {
    return provider.models().isEmpty()
        && provider.includes().isEmpty()
        && provider.fallback().isEmpty();
  }

  private static @Nullable String mostCommonSource(ProviderEntry provider) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ModelEntry model : provider.models().values()) {
      for (Card card : model.cards()) {
        counts.merge(card.origin().source(), 1, Integer::sum);
      }
    }
    return counts.isEmpty()
        ? null
        : Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
