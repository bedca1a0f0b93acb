/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;
import java.util.HashSet;
import java.util.Set;

/** The searches behind an answer; a query that the model asked twice is billed once. */
final class GeminiGrounding {
  private static final int MAX_QUERIES = 1000;

  private final Set<String> queries = new HashSet<>();
  private boolean maps;

  void accept(JsonNode response) {
    for (JsonNode candidate : response.path("candidates")) {
      JsonNode metadata = candidate.path("groundingMetadata");
      for (JsonNode query : metadata.path("webSearchQueries")) {
        String text = query.textValue();
        if (text != null && !text.isBlank() && queries.size() < MAX_QUERIES) {
          queries.add(text);
        }
      }
      for (JsonNode chunk : metadata.path("groundingChunks")) {
        maps |= chunk.path("maps").isObject();
      }
    }
  }

  void addTo(Tally tally) {
    if (!queries.isEmpty()) {
      tally.add(UsageUnit.GROUNDED_PROMPTS, 1);
      tally.add(UsageUnit.GROUNDING_QUERIES, queries.size());
    }
    if (maps) {
      tally.add(UsageUnit.MAPS_QUERIES, 1);
    }
  }
}
