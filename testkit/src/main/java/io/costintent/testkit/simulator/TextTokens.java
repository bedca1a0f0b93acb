/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Counts and cuts text the same way on every run: four characters make a token. */
final class TextTokens {
  private static final int CHARACTERS_PER_TOKEN = 4;

  /** Returns the tokens of all strings in a body but the model's name; at least 1. */
  static long countRequest(JsonNode body) {
    long characters = characters(body) - body.path("model").asText().length();
    return Math.max(1, tokens(characters));
  }

  static long count(String text) {
    return tokens(text.length());
  }

  /** Returns the pieces, each with its trailing spaces, that a stream sends one by one. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i - 1) == ' ' && text.charAt(i) != ' ') {
        pieces.add(text.substring(start, i));
        start = i;
      }
    }
    if (start < text.length()) {
      pieces.add(text.substring(start));
    }
    return pieces;
  }

  private static long characters(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue().length();
    }
    long sum = 0;
    for (JsonNode child : node) {
      sum += characters(child);
    }
    return sum;
  }

  private static long tokens(long characters) {
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  private TextTokens() {}
}
