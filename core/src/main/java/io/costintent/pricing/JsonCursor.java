/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a JSON document and complains about what does not belong, naming file, line and key. */
final class JsonCursor {
  private final JsonParser parser;
  private final String file;

  JsonCursor(JsonParser parser, String file) {
    this.parser = parser;
    this.file = file;
  }

  /** Steps to the first token. */
  void start() throws IOException {
    parser.nextToken();
  }

  /** Enters the object at hand; {@link #nextKey()} then steps through it. */
  void enter() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
  }

  /** Steps to the next key's value, which has to be read before the next step; null at the end. */
  @Nullable String nextKey() throws IOException {
    if (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      return key;
    }
    expect(JsonToken.END_OBJECT, "the end of an object");
    return null;
  }

  /** Enters the array at hand; {@link #nextElement()} then steps through it. */
  void enterArray() throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
  }

  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  String text() throws IOException {
    expect(JsonToken.VALUE_STRING, "a text");
    return parser.getText();
  }

  List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    if (isArray()) {
      enterArray();
      while (nextElement()) {
        texts.add(text());
      }
    } else {
      texts.add(text());
    }
    return texts;
  }

  BigDecimal decimal() throws IOException {
    if (isText()) {
      try {
        return new BigDecimal(parser.getText());
      } catch (NumberFormatException e) {
        throw error(parser.getText() + " (expected: a decimal)");
      }
    }
    if (!parser.currentToken().isNumeric()) {
      throw error(parser.currentToken() + " (expected: a number)");
    }
    return parser.getDecimalValue();
  }

  long whole() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw error("beyond 64 bits (expected: a whole number)");
    }
    return parser.getLongValue();
  }

  boolean flag() throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw error(parser.currentToken() + " (expected: true or false)");
    }
    return parser.getBooleanValue();
  }

  Instant instant() throws IOException {
    String text = text();
    try {
      return IsoText.instant(text);
    } catch (DateTimeException e) {
      throw error(text + " (expected: an instant such as 2026-08-16T16:00:00Z)");
    }
  }

  LocalDate date() throws IOException {
    String text = text();
    try {
      return IsoText.date(text);
    } catch (DateTimeException e) {
      throw error(text + " (expected: a date such as 2026-08-16)");
    }
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  PriceBookFormatException unknown(String key) {
    return error("unknown key " + key);
  }

  PriceBookFormatException error(String problem) {
    var place = parser.currentTokenLocation();
    String path = parser.getParsingContext().pathAsPointer().toString();
    return new PriceBookFormatException(
        file + ":" + place.getLineNr() + ": " + path + ": " + problem);
  }

  private void expect(JsonToken token, String what) {
    if (parser.currentToken() != token) {
      throw error(parser.currentToken() + " (expected: " + what + ")");
    }
  }
}
