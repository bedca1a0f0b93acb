/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import io.costintent.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Access to JSON that anybody may have sent: whatever has the wrong form is absent. */
final class Json {
  private static final int MAX_TEXT = 256;
  private static final int MAX_DIGITS = 64;
  private static final int MAX_REASONS = 64;
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  /** Returns the first of the fields that is there and not null, or a missing node. */
  static JsonNode first(JsonNode object, String... fields) {
    for (String field : fields) {
      JsonNode value = object.path(field);
      if (isPresent(value)) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  static boolean isPresent(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  static @Nullable String text(JsonNode object, String... fields) {
    return text(first(object, fields));
  }

  static @Nullable String text(JsonNode value) {
    if (!value.isTextual()) {
      return null;
    }
    String text = value.textValue();
    return text.isBlank() || text.length() > MAX_TEXT ? null : text;
  }

  /** Returns the number, or null for anything else and for sizes that are not a real amount. */
  static @Nullable BigDecimal decimal(JsonNode value) {
    if (!(value instanceof NumericNode number) || number.isNaN()) {
      return null;
    }
    return ofRealSize(number.decimalValue());
  }

  /** Returns the number that a text is, or null for any other text and size. */
  static @Nullable BigDecimal decimal(String text) {
    return NUMBER.matcher(text).matches() ? ofRealSize(new BigDecimal(text)) : null;
  }

  private static @Nullable BigDecimal ofRealSize(BigDecimal decimal) {
    // 1e999999999 is a short number to read and a hang to expand
    return decimal.precision() > MAX_DIGITS || Math.abs((long) decimal.scale()) > MAX_DIGITS
        ? null
        : decimal;
  }

  /** Returns an amount of US dollars, or null for what is not an amount or below zero. */
  static @Nullable Money usd(JsonNode value) {
    BigDecimal decimal = decimal(value);
    return decimal == null || decimal.signum() < 0 ? null : Money.usd(decimal.toPlainString());
  }

  /** Returns the texts at {@code field} of every element of {@code array}. */
  static List<String> texts(JsonNode array, String field) {
    if (!array.isArray() || array.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(1);
    for (JsonNode element : array) {
      String text = text(element.path(field));
      if (text != null && texts.size() < MAX_REASONS) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** Returns a list of the text, or an empty one for null. */
  static List<String> listOf(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  private Json() {}
}
