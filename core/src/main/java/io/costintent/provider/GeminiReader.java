/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;

/**
 * Google's generateContent, on Gemini and on Vertex AI.
 *
 * <p>The prompt count includes cached tokens but not what tools fed back; the candidates leave out
 * thoughts.
 */
final class GeminiReader extends ShapeReader {
  private static final String COUNT = "tokenCount";

  private final boolean countsGrounding;

  GeminiReader() {
    this(true);
  }

  private GeminiReader(boolean countsGrounding) {
    super("gemini.generate_content");
    this.countsGrounding = countsGrounding;
  }

  @Override
  JsonNode usageOf(JsonNode response) {
    return response.path("usageMetadata");
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts
        .responseId(Json.text(response, "responseId"))
        .model(Json.text(response, "modelVersion"))
        .finishReasons(Json.texts(response.path("candidates"), "finishReason"));
    ServiceTiers.describe(facts, usage.path("trafficType"), usage.path("serviceTier"));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long prompt = tally.count(usage.path("promptTokenCount"));
    long tool = tally.count(usage.path("toolUsePromptTokenCount"));
    long candidates = tally.count(usage.path("candidatesTokenCount"));
    long thoughts = tally.count(usage.path("thoughtsTokenCount"));
    tally.add(UsageUnit.INPUT_TOKENS, Tally.sum(prompt, tool));
    tally.add(UsageUnit.INPUT_TOOL_TOKENS, tool);
    tally.add(UsageUnit.CACHE_READ_TOKENS, usage.path("cachedContentTokenCount"));
    tally.add(UsageUnit.OUTPUT_TOKENS, Tally.sum(candidates, thoughts));
    tally.add(UsageUnit.OUTPUT_REASONING_TOKENS, thoughts);
    GeminiModalities.INPUT.addAll(usage.path("promptTokensDetails"), COUNT, tally);
    GeminiModalities.CACHED.addAll(usage.path("cacheTokensDetails"), COUNT, tally);
    GeminiModalities.OUTPUT.addAll(usage.path("candidatesTokensDetails"), COUNT, tally);
    GeminiModalities.addToolText(usage.path("toolUsePromptTokensDetails"), COUNT, tally);
    long total = tally.count(usage.path("totalTokenCount"));
    if (total > 0 && total != Tally.sum(prompt, tool, candidates, thoughts)) {
      tally.flaw(UsageFlaw.INCONSISTENT);
    }
    if (countsGrounding) {
      GeminiGrounding grounding = new GeminiGrounding();
      grounding.accept(response);
      grounding.addTo(tally);
    }
  }

  @Override
  boolean isFinal(JsonNode event) {
    return !Json.texts(event.path("candidates"), "finishReason").isEmpty();
  }

  @Override
  public StreamUsageReader stream() {
    return new GeminiStream(new MergingStream(new GeminiReader(false)));
  }
}
