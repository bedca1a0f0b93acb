/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.Tally.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.Locale;
import java.util.Map;

/**
 * Google's generateContent, on Gemini and on Vertex AI.
 *
 * <p>The prompt count includes cached tokens but not what tools fed back; the candidates leave out
 * thoughts.
 */
final class GeminiReader extends ShapeReader {
  private static final Map<String, UsageUnit> INPUT =
      Map.of(
          "TEXT", UsageUnit.INPUT_TEXT_TOKENS,
          "AUDIO", UsageUnit.INPUT_AUDIO_TOKENS,
          "IMAGE", UsageUnit.INPUT_IMAGE_TOKENS,
          "DOCUMENT", UsageUnit.INPUT_IMAGE_TOKENS,
          "VIDEO", UsageUnit.INPUT_VIDEO_TOKENS);

  private static final Map<String, UsageUnit> CACHED =
      Map.of(
          "TEXT", UsageUnit.CACHE_TEXT_READ_TOKENS,
          "AUDIO", UsageUnit.CACHE_AUDIO_READ_TOKENS,
          "IMAGE", UsageUnit.CACHE_IMAGE_READ_TOKENS,
          "DOCUMENT", UsageUnit.CACHE_IMAGE_READ_TOKENS,
          "VIDEO", UsageUnit.CACHE_VIDEO_READ_TOKENS);

  private static final Map<String, UsageUnit> TOOL =
      Map.of("TEXT", UsageUnit.INPUT_TEXT_TOOL_TOKENS);

  private static final Map<String, UsageUnit> OUTPUT =
      Map.of(
          "TEXT", UsageUnit.OUTPUT_TEXT_TOKENS,
          "AUDIO", UsageUnit.OUTPUT_AUDIO_TOKENS,
          "IMAGE", UsageUnit.OUTPUT_IMAGE_TOKENS,
          "VIDEO", UsageUnit.OUTPUT_VIDEO_TOKENS);

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
    modalities(usage.path("promptTokensDetails"), INPUT, tally);
    modalities(usage.path("cacheTokensDetails"), CACHED, tally);
    modalities(usage.path("candidatesTokensDetails"), OUTPUT, tally);
    modalities(usage.path("toolUsePromptTokensDetails"), INPUT, tally);
    modalities(usage.path("toolUsePromptTokensDetails"), TOOL, tally);
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

  private static void modalities(JsonNode details, Map<String, UsageUnit> units, Tally tally) {
    for (JsonNode detail : details) {
      String modality = Json.text(detail, "modality");
      UsageUnit unit = modality == null ? null : units.get(modality.toUpperCase(Locale.ROOT));
      long count = tally.count(detail.path("tokenCount"));
      if (unit != null && count != ABSENT) {
        tally.add(unit, count);
      }
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
