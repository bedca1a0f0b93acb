/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.prices.book.DocumentFormatException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** JSON of others, with numbers as they are written. */
final class SourceJson {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private SourceJson() {}

  static JsonNode read(Path path) throws IOException {
    try {
      return JSON.readTree(path.toFile());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new DocumentFormatException(
          path.getFileName() + ":" + line + ": " + e.getOriginalMessage());
    }
  }

  /** Returns the number, or null when it is none. */
  static @Nullable BigDecimal decimal(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    try {
      return node.isTextual() ? new BigDecimal(node.asText().trim()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns the text when it is an address that a reader could open, else null. */
  static @Nullable String url(JsonNode node) {
    String text = node.asText("");
    return text.startsWith("https://") && text.indexOf(' ') < 0 ? text : null;
  }
}
