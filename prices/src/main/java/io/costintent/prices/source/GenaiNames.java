/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names that a matcher of genai-prices spells out. What it matches besides, by beginning, by
 * part or by pattern, is left to it: prices are looked up by whole names.
 */
final class GenaiNames {
  private GenaiNames() {}

  static List<String> of(JsonNode match) {
    List<String> names = new ArrayList<>();
    collect(match, names);
    return names;
  }

  private static void collect(JsonNode match, List<String> names) {
    for (Map.Entry<String, JsonNode> clause : match.properties()) {
      switch (clause.getKey()) {
        case "equals", "starts_with", "contains" -> add(clause.getValue().asText(), names);
        case "or" -> clause.getValue().forEach(each -> collect(each, names));
        default -> {
          // all of several clauses, an end or a pattern: none of them is a name
        }
      }
    }
  }

  private static void add(String text, List<String> names) {
    char last = text.charAt(text.length() - 1);
    if (last != '@' && last != '-' && last != '.' && last != '/' && last != ':') {
      names.add(text);
    }
  }
}
