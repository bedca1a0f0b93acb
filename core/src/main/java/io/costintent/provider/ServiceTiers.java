/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The words of providers for how a call was served, made one vocabulary. */
final class ServiceTiers {
  /** Takes the first of {@code words} that names a tier; {@code batch} sets the batch flag. */
  static void describe(ResponseFacts.Builder facts, JsonNode... words) {
    for (JsonNode node : words) {
      String word = Json.text(node);
      if (word != null) {
        describe(facts, word.toLowerCase(Locale.ROOT));
        return;
      }
    }
  }

  private static void describe(ResponseFacts.Builder facts, String word) {
    switch (word) {
      case "auto", "unspecified", "traffic_type_unspecified" -> {
        // a request's wish, not an answer
      }
      case "default", "on_demand" -> facts.serviceTier("standard");
      case "on_demand_priority" -> facts.serviceTier("priority");
      case "on_demand_flex" -> facts.serviceTier("flex");
      case "batch" -> facts.batch(true);
      default -> facts.serviceTier(word);
    }
  }

  private ServiceTiers() {}
}
