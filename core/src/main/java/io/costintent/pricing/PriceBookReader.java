/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON form of a price book, strictly: a key that is not known is an error. Only a
 * condition that is not known is none: its card is left out and counted, so that a newer book still
 * gives the prices that an older library understands.
 */
final class PriceBookReader {
  private static final int SCHEMA = 1;

  private final String file;
  private final JsonCursor cursor;
  private final Map<String, LocalDate> sources = new HashMap<>();
  private final List<PriceSource> described = new ArrayList<>();
  private final UnitCodes units = new UnitCodes();
  private String id = "";
  private String version = "";
  private @Nullable Instant generatedAt;
  private @Nullable Instant validUntil;
  private Currency currency = Currency.getInstance("USD");
  private @Nullable PriceBookBuilder book;
  private int skippedCards;

  static PriceBook read(InputStream json, String file) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(json)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      return new PriceBookReader(file, new JsonCursor(parser, file)).read();
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new PriceBookFormatException(file + line + ": " + e.getOriginalMessage());
    }
  }

  private PriceBookReader(String file, JsonCursor cursor) {
    this.file = file;
    this.cursor = cursor;
  }

  private PriceBook read() throws IOException {
    cursor.start();
    cursor.enter();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      readHeader(key);
    }
    PriceBookBuilder complete = book().validUntil(validUntil).skippedCards(skippedCards);
    for (PriceSource source : described) {
      complete.source(source);
    }
    return complete.build();
  }

  private void readHeader(String key) throws IOException {
    switch (key) {
      case "schema" -> {
        long schema = cursor.whole();
        if (schema != SCHEMA) {
          throw cursor.error(schema + " (expected: " + SCHEMA + ")");
        }
      }
      case "id" -> id = cursor.text();
      case "version" -> version = cursor.text();
      case "generatedAt" -> generatedAt = cursor.instant();
      case "validUntil" -> validUntil = cursor.instant();
      case "currency" -> currency = currency();
      case "sources" -> readSources();
      case "units" -> units.read(cursor);
      case "providers" -> readProviders();
      default -> throw cursor.unknown(key);
    }
  }

  private Currency currency() throws IOException {
    try {
      return Currency.getInstance(cursor.text());
    } catch (IllegalArgumentException e) {
      throw cursor.error(cursor.text() + " (expected: a currency code such as EUR)");
    }
  }

  private void readSources() throws IOException {
    cursor.enter();
    for (String source = cursor.nextKey(); source != null; source = cursor.nextKey()) {
      Map<String, String> facts = new LinkedHashMap<>();
      cursor.enter();
      for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
        facts.put(key, readFact(source, key));
      }
      described.add(PriceSource.of(source, facts));
    }
  }

  /** Cards refer to sources by id; all else but the date is for people who read the file. */
  private String readFact(String source, String key) throws IOException {
    switch (key) {
      case "name", "url", "licence", "commit", "sha256" -> {
        return cursor.text();
      }
      case "retrieved" -> {
        sources.put(source, cursor.date());
        return cursor.text();
      }
      default -> throw cursor.unknown(key);
    }
  }

  private void readProviders() throws IOException {
    cursor.enter();
    for (String name = cursor.nextKey(); name != null; name = cursor.nextKey()) {
      PendingNames names = new PendingNames(book(), name);
      try {
        readProvider(name, names);
        names.declare();
      } catch (PriceBookFormatException e) {
        throw e;
      } catch (IllegalArgumentException e) {
        throw cursor.error(String.valueOf(e.getMessage()));
      }
    }
  }

  private void readProvider(String provider, PendingNames names) throws IOException {
    Provenances provenances = new Provenances(sources);
    boolean dateless = false;
    Currency sells = currency;
    cursor.enter();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      switch (key) {
        case "source", "url", "checked" -> provenances.read(cursor, key);
        case "dateless" -> dateless = cursor.flag();
        case "currency" -> sells = currency();
        case "includes" -> {
          for (String other : cursor.texts()) {
            book().includes(provider, other);
          }
        }
        case "fallback" -> {
          for (String other : cursor.texts()) {
            book().fallback(provider, other);
          }
        }
        case "models" -> readModels(provenances, dateless, sells, names);
        case "latest" -> readMoves(names);
        default -> throw cursor.unknown(key);
      }
    }
  }

  private void readModels(
      Provenances provenances, boolean dateless, Currency currency, PendingNames names)
      throws IOException {
    cursor.enter();
    for (String model = cursor.nextKey(); model != null; model = cursor.nextKey()) {
      ModelReader reader = new ModelReader(cursor, units, provenances, dateless);
      reader.read(model, currency, names);
      skippedCards += reader.skippedCards();
    }
  }

  private void readMoves(PendingNames names) throws IOException {
    cursor.enter();
    for (String alias = cursor.nextKey(); alias != null; alias = cursor.nextKey()) {
      cursor.enter();
      for (String from = cursor.nextKey(); from != null; from = cursor.nextKey()) {
        names.move(alias, since(from), cursor.text());
      }
    }
  }

  private @Nullable Instant since(String text) {
    try {
      return text.isEmpty() ? null : IsoText.instant(text);
    } catch (DateTimeException e) {
      throw cursor.error(text + " (expected: an instant such as 2026-08-16T16:00:00Z)");
    }
  }

  private PriceBookBuilder book() {
    if (book == null) {
      if (id.isEmpty() || version.isEmpty()) {
        throw new PriceBookFormatException(
            file + ": id or version missing (expected: before the providers)");
      }
      book = PriceBooks.builder(id, version).generatedAt(generatedAt);
    }
    return book;
  }
}
