/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.merge;

import io.costintent.prices.book.BookDocument;
import io.costintent.prices.book.BookFolder;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.ModelEntry;
import io.costintent.prices.book.Price;
import io.costintent.prices.book.ProviderEntry;
import io.costintent.prices.book.Terms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is entered by hand, from vendors' own pages: it wins over all sources, unit by unit under
 * the same conditions.
 */
public final class VendorRules {
  /** The id under which cards name this source. */
  public static final String ID = "vendor";

  private static final String FOLDER = "/io/costintent/prices/vendor/";

  private final List<ProviderEntry> rules;

  private VendorRules(List<ProviderEntry> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Returns the rules that come with this module. */
  public static VendorRules bundled() {
    List<ProviderEntry> rules = new ArrayList<>();
    try (InputStream index = VendorRules.class.getResourceAsStream(FOLDER + "index.txt")) {
      if (index == null) {
        throw new IllegalStateException(FOLDER + "index.txt (expected: a resource)");
      }
      String names = new String(index.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      for (String name : names.lines().toList()) {
        try (InputStream file = VendorRules.class.getResourceAsStream(FOLDER + name)) {
          if (file == null) {
            throw new IllegalStateException(FOLDER + name + " (expected: a resource)");
          }
          BookDocument document = new BookDocument(ID, name, null);
          BookFolder.readProviders(file, name, document);
          rules.addAll(document.providers().values());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new VendorRules(rules);
  }

  /** Returns rules that were read or made otherwise. */
  public static VendorRules of(BookDocument rules) {
    return new VendorRules(List.copyOf(rules.providers().values()));
  }

  /** Says how the providers are related to each other, before any model is in. */
  void configure(BookDocument book) {
    for (ProviderEntry rule : rules) {
      book.provider(rule.name()).configureFrom(rule);
    }
  }

  /** Enters the prices. */
  void apply(BookDocument book) {
    for (ProviderEntry rule : rules) {
      Map<String, ModelEntry> models = book.provider(rule.name()).models();
      for (ModelEntry entry : rule.models().values()) {
        ModelEntry merged = models.get(entry.name());
        if (merged != null || !entry.cards().isEmpty()) { // else names of a model no source has
          ModelEntry model = merged == null ? entered(entry) : overlay(merged, entry);
          models.put(entry.name(), model.with(Regions.simplified(model.cards())));
        }
      }
    }
  }

  private static ModelEntry entered(ModelEntry entry) {
    return ModelEntry.of(entry.name(), marked(entry)).alias(entry.aka());
  }

  private static List<Card> marked(ModelEntry entry) {
    List<Card> cards = new ArrayList<>();
    for (Card card : entry.cards()) {
      cards.add(card.origin().source().isEmpty() ? card.from(vendor(card)) : card);
    }
    return cards;
  }

  private static io.costintent.prices.book.Origin vendor(Card card) {
    return new io.costintent.prices.book.Origin(
        ID, card.origin().url(), card.origin().checked(), card.origin().disputed());
  }

  /** Entered rates replace those of the same unit under the same conditions, at all times. */
  private static ModelEntry overlay(ModelEntry merged, ModelEntry entry) {
    Map<Terms, TreeSet<String>> entered = new TreeMap<>();
    for (Card card : entry.cards()) {
      entered
          .computeIfAbsent(card.when(), key -> new TreeSet<>())
          .addAll(card.rates().isEmpty() ? card.extras().keySet() : card.rates().keySet());
    }
    List<Card> cards = new ArrayList<>();
    for (Card card : merged.cards()) {
      Map<String, Price> rates = new LinkedHashMap<>(card.rates());
      rates.keySet().removeAll(entered.getOrDefault(card.when(), new TreeSet<>()));
      boolean replaced =
          card.rates().isEmpty()
              && entered
                  .getOrDefault(card.when(), new TreeSet<>())
                  .containsAll(card.extras().keySet());
      boolean dropped = entry.drop().contains(card.when());
      if (!dropped && !replaced && (!rates.isEmpty() || card.rates().isEmpty())) {
        cards.add(card.priced(rates));
      }
    }
    cards.addAll(marked(entry));
    List<String> names = new ArrayList<>(merged.aka());
    names.addAll(entry.aka());
    return merged.with(cards).alias(names);
  }
}
