/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.prices.book.Card;
import io.costintent.prices.book.Terms;
import io.costintent.pricing.ProviderName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the data of genai-prices: an array of providers, prices by unit with start dates. */
public final class GenaiReader {
  /** The id under which cards name this source. */
  public static final String ID = "genai";

  private final String file;
  private final SourceNotes notes;

  private GenaiReader(String file, SourceNotes notes) {
    this.file = file;
    this.notes = notes;
  }

  /** Reads a file. */
  public static List<Quote> read(Path path, SourceNotes notes) throws IOException {
    GenaiReader reader = new GenaiReader(String.valueOf(path.getFileName()), notes);
    List<Quote> quotes = new ArrayList<>();
    for (JsonNode provider : SourceJson.read(path)) {
      for (JsonNode model : provider.path("models")) {
        quotes.add(reader.quote(provider, model));
      }
    }
    return quotes;
  }

  private Quote quote(JsonNode provider, JsonNode model) {
    String given = provider.path("id").asText();
    String name = model.path("id").asText();
    String canonical = ProviderName.canonical(given);
    List<Card> cards = new ArrayList<>();
    JsonNode prices = model.path("prices");
    if (prices.isArray()) {
      rows(canonical, name, prices, cards);
    } else {
      cards.addAll(cards(canonical, name, prices, Terms.NONE, null, null));
    }
    return new Quote(
        ID,
        canonical,
        given,
        name,
        GenaiNames.of(model.path("match")),
        cards,
        SourceJson.url(provider.path("pricing_urls").path(0)));
  }

  /** Rows with a start date follow each other; those with hours hold besides the first. */
  private void rows(String provider, String name, JsonNode rows, List<Card> cards) {
    Instant end = null;
    for (int i = rows.size() - 1; i >= 0; i--) {
      JsonNode row = rows.get(i);
      JsonNode constraint = row.path("constraint");
      JsonNode prices = row.path("prices");
      switch (constraint.path("type").asText("")) {
        case "start_date" -> {
          Instant start = Instant.parse(constraint.path("start_date").asText() + "T00:00:00Z");
          cards.addAll(cards(provider, name, prices, Terms.NONE, start, end));
          end = start;
        }
        case "time_of_date" -> {
          String hours = clock(constraint, "start_time") + "-" + clock(constraint, "end_time");
          Terms when = Terms.of("hours", "UTC " + hours);
          cards.addAll(cards(provider, name, prices, when, null, end));
        }
        case "" -> cards.addAll(cards(provider, name, prices, Terms.NONE, null, end));
        default -> notes.unknownKey(file, "/" + provider + "/" + name, "constraint " + constraint);
      }
    }
  }

  private static String clock(JsonNode constraint, String key) {
    return constraint.path(key).asText().substring(0, 5);
  }

  private List<Card> cards(
      String provider,
      String name,
      JsonNode prices,
      Terms when,
      @Nullable Instant from,
      @Nullable Instant to) {
    CardSet cards = new CardSet(ID, file + " | " + provider + "/" + name, notes);
    cards.during(from, to);
    boolean free = prices.isEmpty() && FreeModels.isFree(provider, name);
    if (free) {
      cards.add(when, "input_tokens", BigDecimal.ZERO, 1);
      cards.add(when, "output_tokens", BigDecimal.ZERO, 1);
    }
    for (Map.Entry<String, JsonNode> price : prices.properties()) {
      GenaiUnit unit = GenaiUnit.of(price.getKey(), provider, price.getValue());
      if (unit == null) {
        notes.unknownKey(file, "/" + provider + "/" + name, price.getKey());
      } else {
        read(when, unit, price.getValue(), cards);
      }
    }
    return cards.cards(free);
  }

  private static void read(Terms when, GenaiUnit unit, JsonNode price, CardSet cards) {
    cards.add(when, unit.unit(), GenaiUnit.base(price), unit.per());
    for (JsonNode tier : price.path("tiers")) {
      cards.add(
          when.and(above(tier.path("start").asLong())),
          unit.unit(),
          tier.path("price").decimalValue(),
          unit.per());
    }
  }

  /** The source says from which token on: 271,999 for at least 272,000. */
  private static Terms above(long start) {
    return (start + 1) % 1000 == 0
        ? Terms.NONE.withJson("input>=", Long.toString(start + 1))
        : Terms.NONE.withJson("input>", Long.toString(start));
  }
}
