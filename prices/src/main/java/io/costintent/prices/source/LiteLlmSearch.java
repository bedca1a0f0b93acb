/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.prices.book.Terms;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prices of searches by the amount of context asked for: low, medium, high. */
final class LiteLlmSearch {
  private static final String PREFIX = "search_context_size_";

  private final String provider;
  private final JsonNode entry;

  LiteLlmSearch(String provider, JsonNode entry) {
    this.provider = provider;
    this.entry = entry;
  }

  void read(CardSet cards) {
    Map<String, BigDecimal> sizes = new LinkedHashMap<>();
    for (String size : new String[] {"low", "medium", "high"}) {
      JsonNode price = entry.path("search_context_cost_per_query").path(PREFIX + size);
      if (price.isNumber()) {
        sizes.put(size, price.decimalValue());
      }
    }
    long different = sizes.values().stream().map(BigDecimal::stripTrailingZeros).distinct().count();
    if (different == 1) {
      // Perplexity: the same at all sizes is the price of a search of its research models
      String unit = provider.equals("perplexity") ? "web_searches" : unit();
      cards.add(Terms.NONE, unit, sizes.values().iterator().next(), 1);
      return;
    }
    sizes.forEach((size, price) -> cards.add(Terms.of("context_size", size), unit(), price, 1));
  }

  /** Perplexity bills the request, Google the query or the grounded prompt, others the search. */
  private String unit() {
    return switch (provider) {
      case "perplexity" -> "requests";
      case "gcp.gemini", "gcp.vertex_ai" ->
          entry.path("web_search_billing_unit").asText().equals("per_query")
              ? "grounding_queries"
              : "grounded_prompts";
      default -> "web_searches";
    };
  }
}
