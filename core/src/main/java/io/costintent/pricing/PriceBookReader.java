/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
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
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String file;
  private final Map<String, LocalDate> sources = new HashMap<>();
  private final UnitCodes units = new UnitCodes();
  private String id = "";
  private String version = "";
  private @Nullable Instant generatedAt;
  private Currency currency = Currency.getInstance("USD");
  private @Nullable PriceBookBuilder book;
  private int skippedCards;

  PriceBookReader(String file) {
    this.file = file;
  }

  PriceBook read(InputStream json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      parser.nextToken();
      JsonCursor cursor = new JsonCursor(parser, file);
      cursor.object(key -> readHeader(cursor, key));
      return book(cursor).skippedCards(skippedCards).build();
    } catch (JsonParseException e) {
      throw new PriceBookFormatException(
          file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    }
  }

  private void readHeader(JsonCursor cursor, String key) throws IOException {
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
      case "currency" -> currency = Currency.getInstance(cursor.text());
      case "sources" ->
          cursor.object(source -> cursor.object(detail -> readSource(cursor, source, detail)));
      case "units" -> cursor.object(code -> units.read(cursor, code));
      case "providers" -> cursor.object(provider -> readProvider(cursor, provider));
      default -> throw cursor.unknown(key);
    }
  }

  /** Cards refer to sources by id; all else but the date is for people who read the file. */
  private void readSource(JsonCursor cursor, String source, String key) throws IOException {
    switch (key) {
      case "name", "url", "licence", "commit", "sha256" -> cursor.text();
      case "retrieved" -> sources.put(source, cursor.date());
      default -> throw cursor.unknown(key);
    }
  }

  private PriceBookBuilder book(JsonCursor cursor) {
    if (book == null) {
      if (id.isEmpty() || version.isEmpty()) {
        throw cursor.error("id or version missing (expected: before the providers)");
      }
      book = PriceBooks.builder(id, version).generatedAt(generatedAt);
    }
    return book;
  }

  private void readProvider(JsonCursor cursor, String provider) throws IOException {
    PriceBookBuilder target = book(cursor);
    Provenances provenances = new Provenances(sources);
    List<Runnable> names = new ArrayList<>();
    boolean[] dateless = {false};
    cursor.object(key -> {
      switch (key) {
        case "source", "url", "checked" -> provenances.read(cursor, key);
        case "dateless" -> dateless[0] = cursor.flag();
        case "includes" -> cursor.texts().forEach(other -> target.includes(provider, other));
        case "fallback" -> cursor.texts().forEach(other -> target.fallback(provider, other));
        case "models" ->
            cursor.object(model -> {
              ModelReader reader = new ModelReader(cursor, units, provenances, currency);
              reader.read(provider, model, dateless[0], target, names);
              skippedCards += reader.skippedCards();
            });
        case "latest" -> cursor.object(alias -> readMoves(cursor, target, provider, alias, names));
        default -> throw cursor.unknown(key);
      }
    });
    try {
      names.forEach(Runnable::run);
    } catch (IllegalArgumentException e) {
      throw cursor.error(String.valueOf(e.getMessage()));
    }
  }

  private static void readMoves(
      JsonCursor cursor, PriceBookBuilder book, String provider, String alias, List<Runnable> names)
      throws IOException {
    cursor.object(from -> {
      String model = cursor.text();
      Instant since = from.isEmpty() ? null : parse(cursor, from);
      names.add(() -> book.movingAlias(provider, alias, since, model));
    });
  }

  private static Instant parse(JsonCursor cursor, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw cursor.error(text + " (expected: an instant such as 2026-08-16T16:00:00Z)");
    }
  }
}
