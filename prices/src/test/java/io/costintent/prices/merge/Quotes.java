/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookSource;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.Origin;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.Terms;
import io.costintent.prices.source.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sources made up for tests, and books of what they say. */
final class Quotes {
  static final Instant AT = Instant.parse("2026-09-23T00:00:00Z");

  final List<Quote> all = new ArrayList<>();
  final MergeReport report = new MergeReport();
  VendorRules vendor = VendorRules.of(new BookDocument("vendor", "1", null));

  Quotes add(String source, String provider, String model, Card... cards) {
    all.add(new Quote(source, provider, provider, model, List.of(), List.of(cards), null));
    return this;
  }

  Quotes named(String source, String provider, String model, String alias, Card... cards) {
    all.add(new Quote(source, provider, provider, model, List.of(alias), List.of(cards), null));
    return this;
  }

  BookDocument merge() {
    return merge(null, AT);
  }

  BookDocument merge(@Nullable BookDocument before, Instant at) {
    List<BookSource> sources = new ArrayList<>();
    sources.add(source("genai", "2026-09-23"));
    sources.add(source("litellm", "2026-08-01"));
    sources.add(source("portkey", "2026-08-21"));
    sources.add(source("vendor", "2026-09-23"));
    return new BookMerge(sources, vendor, report).merge(all, before, "1", at);
  }

  static List<String> cards(BookDocument book, String provider, String model) {
    ModelEntry entry = book.provider(provider).models().get(model);
    List<String> texts = new ArrayList<>();
    if (entry != null) {
      for (Card card : entry.cards()) {
        texts.add(text(card));
      }
    }
    return texts;
  }

  private static String text(Card card) {
    String time =
        (card.from() == null ? "" : card.from().toString().substring(0, 10) + ".. ")
            + (card.to() == null ? "" : ".." + card.to().toString().substring(0, 10) + " ");
    String terms = card.when().isNone() ? "" : card.when() + " ";
    String extras = card.extras().isEmpty() ? "" : " " + card.extras();
    String disputed = card.origin().disputed().isEmpty() ? "" : " !" + card.origin().disputed();
    return time + terms + card.rates() + extras + " " + card.origin().source() + disputed;
  }

  private static BookSource source(String id, String day) {
    return new BookSource(id, id, null, null, LocalDate.parse(day), null);
  }

  /** A card from pairs of code and price. */
  static Card card(Terms when, String... rates) {
    Map<String, Price> prices = new LinkedHashMap<>();
    for (int i = 0; i < rates.length; i += 2) {
      prices.put(rates[i], Price.of(rates[i + 1]));
    }
    return Card.of(when, prices, Origin.of(""));
  }

  static Card plain(String... rates) {
    return card(Terms.NONE, rates);
  }
}
