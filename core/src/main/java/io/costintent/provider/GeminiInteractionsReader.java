/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.Tally.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.Set;

/**
 * Google's interactions, whole or as the events of a stream that carry one.
 *
 * <p>As with generateContent, input includes cached tokens but not what tools fed back, and output
 * leaves out thoughts; a total that only adds up the other way says otherwise.
 */
final class GeminiInteractionsReader extends ShapeReader {
  private static final Set<String> OPEN = Set.of("in_progress", "queued");

  GeminiInteractionsReader() {
    super("gemini.interactions");
  }

  @Override
  JsonNode unwrap(JsonNode event) {
    JsonNode interaction = event.path("interaction");
    return interaction.isObject() ? interaction : event;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    String status = Json.text(response, "status");
    facts
        .responseId(Json.text(response, "id"))
        .model(Json.text(response, "model"))
        .finishReasons(Json.listOf(status == null || OPEN.contains(status) ? null : status));
    ServiceTiers.describe(facts, response.path("service_tier"));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long input = tally.count(usage.path("total_input_tokens"));
    long tool = tally.count(usage.path("total_tool_use_tokens"));
    long output = tally.count(usage.path("total_output_tokens"));
    long thoughts = tally.count(usage.path("total_thought_tokens"));
    long total = tally.count(usage.path("total_tokens"));
    boolean includes = total > 0 && total == Tally.sum(input, output);
    tally.add(UsageUnit.INPUT_TOKENS, includes ? input : Tally.sum(input, tool));
    tally.add(UsageUnit.INPUT_TOOL_TOKENS, tool);
    tally.add(UsageUnit.CACHE_READ_TOKENS, usage.path("total_cached_tokens"));
    tally.add(UsageUnit.OUTPUT_TOKENS, includes ? output : Tally.sum(output, thoughts));
    tally.add(UsageUnit.OUTPUT_REASONING_TOKENS, thoughts);
    GeminiModalities.INPUT.addAll(usage.path("input_tokens_by_modality"), "tokens", tally);
    GeminiModalities.CACHED.addAll(usage.path("cached_tokens_by_modality"), "tokens", tally);
    GeminiModalities.OUTPUT.addAll(usage.path("output_tokens_by_modality"), "tokens", tally);
    GeminiModalities.addToolText(usage.path("tool_use_tokens_by_modality"), "tokens", tally);
    if (total > 0 && !includes && total != Tally.sum(input, tool, output, thoughts)) {
      tally.flaw(UsageFlaw.INCONSISTENT);
    }
    for (JsonNode grounding : usage.path("grounding_tool_count")) {
      addGrounding(grounding, tally);
    }
  }

  /** A prompt that searched is billed once, or by the query, whichever the price says. */
  private static void addGrounding(JsonNode grounding, Tally tally) {
    long count = tally.count(grounding.path("count"));
    String type = Json.text(grounding, "type");
    if (count == ABSENT || count == 0 || type == null) {
      return;
    }
    switch (type) {
      case "google_search" -> {
        tally.add(UsageUnit.GROUNDED_PROMPTS, 1);
        tally.add(UsageUnit.GROUNDING_QUERIES, count);
      }
      case "google_maps" -> tally.add(UsageUnit.MAPS_QUERIES, 1);
      default -> {}
    }
  }

  @Override
  boolean isFinal(JsonNode event) {
    String status = Json.text(event.path("interaction"), "status");
    return status != null && !OPEN.contains(status);
  }
}
