/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one file of the source form and remembers the line of everything in it. */
final class DocumentReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser json;
  private final String file;

  private DocumentReader(JsonParser json, String file) {
    this.json = json;
    this.file = file;
  }

  static BookDocument readHeader(InputStream in, String file) throws IOException {
    return read(in, file, DocumentReader::header);
  }

  /** Reads a file's providers into {@code document}. */
  static void readProviders(InputStream in, String file, BookDocument document) throws IOException {
    read(
        in,
        file,
        reader -> {
          reader.providers(document);
          return document;
        });
  }

  private interface Body<T> {
    T read(DocumentReader reader) throws IOException;
  }

  private static <T> T read(InputStream in, String file, Body<T> body) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      json.nextToken();
      return body.read(new DocumentReader(json, file));
    } catch (JsonProcessingException e) {
      throw new DocumentFormatException(
          file + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    }
  }

  private BookDocument header() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    fields(key -> {
      switch (key) {
        case "schema", "units" -> json.skipChildren();
        case "id", "version", "generatedAt", "currency" -> texts.put(key, text());
        case "sources" -> fields(source -> sources.put(source, texts()));
        default -> throw unknown(key);
      }
    });
    String at = texts.get("generatedAt");
    BookDocument document =
        new BookDocument(
            texts.getOrDefault("id", ""),
            texts.getOrDefault("version", ""),
            at == null ? null : parsed(at, Instant::parse, "an instant"));
    sources.forEach((id, fields) -> document.sources().put(id, source(id, fields)));
    return document;
  }

  private BookSource source(String id, Map<String, String> fields) {
    String retrieved = fields.getOrDefault("retrieved", "");
    return new BookSource(
        id,
        fields.getOrDefault("name", id),
        fields.get("url"),
        fields.get("licence"),
        parsed(retrieved, LocalDate::parse, "a date"),
        fields.get("sha256"));
  }

  private void providers(BookDocument document) throws IOException {
    fields(key -> {
      if (!key.equals("providers")) {
        throw unknown(key);
      }
      fields(name -> {
        ProviderEntry entry = new ProviderEntry(name, file);
        provider(entry);
        if (document.providers().putIfAbsent(name, entry) != null) {
          throw error(name + " (expected: one file for each provider)");
        }
      });
    });
  }

  private void provider(ProviderEntry entry) throws IOException {
    fields(key -> {
      switch (key) {
        case "source" -> entry.source = text();
        case "url" -> entry.url = text();
        case "dateless" -> entry.dateless = flag();
        case "includes" -> entry.includes = list();
        case "fallback" -> entry.fallback = list();
        case "models" -> fields(name -> entry.models().put(name, model(name, entry)));
        case "latest" -> fields(name -> entry.latest().put(name, texts()));
        default -> throw unknown(key);
      }
    });
  }

  private ModelEntry model(String name, ProviderEntry provider) throws IOException {
    int line = line();
    List<String> aka = new ArrayList<>();
    List<Card> cards = new ArrayList<>();
    List<Terms> drop = new ArrayList<>();
    fields(key -> {
      switch (key) {
        case "aka" -> aka.addAll(list());
        case "rates" ->
            cards.add(new Card(null, null, Terms.NONE, rates(), Map.of(), origin(provider), line));
        case "cards" -> elements(() -> cards.add(card(provider)));
        case "drop" -> elements(() -> drop.add(terms()));
        case "note" -> text();
        default -> throw unknown(key);
      }
    });
    return new ModelEntry(name, aka, cards, drop, line);
  }

  private Origin origin(ProviderEntry provider) {
    return Origin.of(provider.source == null ? "" : provider.source);
  }

  private Card card(ProviderEntry provider) throws IOException {
    CardFields fields = new CardFields();
    int line = line();
    fields(key -> {
      switch (key) {
        case "from" -> fields.from = parsed(text(), Instant::parse, "an instant");
        case "to" -> fields.to = parsed(text(), Instant::parse, "an instant");
        case "when" -> fields.when = terms();
        case "rates" -> fields.rates = rates();
        case "source" -> fields.source = text();
        case "url" -> fields.url = text();
        case "checked" -> fields.checked = parsed(text(), LocalDate::parse, "a date");
        case "disputed" -> fields.disputed = list();
        default -> fields.extras.put(key, raw());
      }
    });
    String source = fields.source != null ? fields.source : origin(provider).source();
    return new Card(
        fields.from,
        fields.to,
        fields.when,
        fields.rates,
        fields.extras,
        new Origin(source, fields.url, fields.checked, fields.disputed),
        line);
  }

  private Terms terms() throws IOException {
    Terms[] terms = {Terms.NONE};
    fields(key -> terms[0] = terms[0].withJson(key, raw()));
    return terms[0];
  }

  private Map<String, Price> rates() throws IOException {
    Map<String, Price> rates = new LinkedHashMap<>();
    fields(code -> {
      if (UnitCode.ofCode(code) == null) {
        throw unknown(code);
      }
      rates.put(code, price());
    });
    return rates;
  }

  private Price price() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String text = json.getText();
      boolean rounded = text.startsWith("~");
      return new Price(
          parsed(rounded ? text.substring(1) : text, BigDecimal::new, "a price"), rounded);
    }
    if (!json.currentToken().isNumeric()) {
      throw error(json.getText() + " (expected: a price)");
    }
    return Price.of(json.getDecimalValue());
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    fields(key -> texts.put(key, text()));
    return texts;
  }

  private interface Field {
    void read(String key) throws IOException;
  }

  private interface Element {
    void read() throws IOException;
  }

  private void fields(Field field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw error(json.getText() + " (expected: an object)");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      field.read(key);
    }
  }

  private void elements(Element element) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw error(json.getText() + " (expected: an array)");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.read();
    }
  }

  private List<String> list() throws IOException {
    List<String> list = new ArrayList<>();
    elements(() -> list.add(text()));
    return list;
  }

  private String text() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw error(json.getText() + " (expected: a text)");
    }
    return json.getText();
  }

  private boolean flag() throws IOException {
    if (!json.currentToken().isBoolean()) {
      throw error(json.getText() + " (expected: true or false)");
    }
    return json.getBooleanValue();
  }

  /** Copies the value at hand as it is written, without blanks. */
  private String raw() throws IOException {
    StringWriter text = new StringWriter();
    try (var generator = JSON.createGenerator(text)) {
      generator.copyCurrentStructure(json);
    }
    return text.toString();
  }

  private <T> T parsed(String text, Function<String, T> parser, String what) {
    try {
      return parser.apply(text);
    } catch (DateTimeException | NumberFormatException e) {
      throw error(text + " (expected: " + what + ")");
    }
  }

  private int line() {
    return json.currentTokenLocation().getLineNr();
  }

  private DocumentFormatException unknown(String key) {
    return error("unknown key " + key);
  }

  private DocumentFormatException error(String problem) {
    return new DocumentFormatException(file + ":" + line() + ": " + problem);
  }

  private static final class CardFields {
    @Nullable Instant from;
    @Nullable Instant to;
    Terms when = Terms.NONE;
    Map<String, Price> rates = Map.of();
    final Map<String, String> extras = new LinkedHashMap<>();
    @Nullable String source;
    @Nullable String url;
    @Nullable LocalDate checked;
    List<String> disputed = List.of();
  }
}
