/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.Tally.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.List;

/**
 * The usage part of OpenAI's protocol, in the spelling of chat and of Responses.
 *
 * <p>Input includes what the cache gave and took; output includes reasoning. Text shares are left
 * out: they overlap with cached tokens in a way that the protocol does not tell, and text is what
 * remains of a total anyway.
 */
final class OpenAiUsage {
  private static final List<Field> INPUT_PARTS =
      List.of(
          new Field("audio_tokens", UsageUnit.INPUT_AUDIO_TOKENS),
          new Field("image_tokens", UsageUnit.INPUT_IMAGE_TOKENS),
          new Field("video_tokens", UsageUnit.INPUT_VIDEO_TOKENS));

  private static final List<Field> CACHED_PARTS =
      List.of(
          new Field("audio_tokens", UsageUnit.CACHE_AUDIO_READ_TOKENS),
          new Field("image_tokens", UsageUnit.CACHE_IMAGE_READ_TOKENS),
          new Field("cached_image_tokens", UsageUnit.CACHE_IMAGE_READ_TOKENS));

  private static final List<Field> WRITE_PARTS =
      List.of(
          new Field("ttl_30m_tokens", UsageUnit.CACHE_WRITE_30M_TOKENS),
          new Field("ttl_12h_tokens", UsageUnit.CACHE_WRITE_12H_TOKENS));

  private static final List<Field> OUTPUT_PARTS =
      List.of(
          new Field("audio_tokens", UsageUnit.OUTPUT_AUDIO_TOKENS),
          new Field("image_tokens", UsageUnit.OUTPUT_IMAGE_TOKENS),
          new Field("video_tokens", UsageUnit.OUTPUT_VIDEO_TOKENS));

  private static final List<Field> TOOLS =
      List.of(
          new Field("num_search_queries", UsageUnit.WEB_SEARCHES),
          new Field("num_sources_used", UsageUnit.SEARCH_SOURCES));

  private static final List<Field> SERVER_TOOLS =
      List.of(
          new Field("web_search_requests", UsageUnit.WEB_SEARCHES),
          new Field("web_search_calls", UsageUnit.WEB_SEARCHES),
          new Field("x_search_calls", UsageUnit.SOCIAL_SEARCHES),
          new Field("code_interpreter_calls", UsageUnit.CODE_EXECUTIONS),
          new Field("file_search_calls", UsageUnit.STORAGE_SEARCHES));

  private final JsonNode usage;
  private final Tally tally;
  private final long input;

  static void measure(JsonNode usage, OpenAiDialect dialect, Tally tally) {
    new OpenAiUsage(usage, tally).measure(dialect);
  }

  /** Whether the usage part itself counts what the provider's own tools did. */
  static boolean countsTools(JsonNode usage) {
    return serverTools(usage).isObject();
  }

  private static JsonNode serverTools(JsonNode usage) {
    return Json.first(usage, "server_side_tool_usage_details", "server_tool_use");
  }

  private OpenAiUsage(JsonNode usage, Tally tally) {
    this.usage = usage;
    this.tally = tally;
    this.input = tally.count(Json.first(usage, "prompt_tokens", "input_tokens"));
  }

  private void measure(OpenAiDialect dialect) {
    long output = tally.count(Json.first(usage, "completion_tokens", "output_tokens"));
    if (input == ABSENT && output == ABSENT) {
      // Embedding services that know only input send only a total.
      tally.add(UsageUnit.INPUT_TOKENS, usage.path("total_tokens"));
    }
    tally.add(UsageUnit.INPUT_TOKENS, input);
    measureInputParts();
    measureOutput(output, dialect.reasoning());
    Field.addAll(TOOLS, usage, tally);
    Field.addAll(SERVER_TOOLS, serverTools(usage), tally);
    if (usage.path("prompt_audio_seconds").isNumber()) { // {} from Mistral when there was none
      tally.add(UsageUnit.INPUT_AUDIO_SECONDS, usage.path("prompt_audio_seconds"));
    }
  }

  private void measureInputParts() {
    JsonNode details =
        Json.first(usage, "prompt_tokens_details", "input_tokens_details", "input_token_details");
    JsonNode cached = Json.first(details, "cached_tokens");
    tally.add(
        UsageUnit.CACHE_READ_TOKENS,
        cached.isMissingNode()
            ? Json.first(usage, "prompt_cache_hit_tokens", "num_cached_tokens", "cached_tokens")
            : cached);
    Field.addAll(CACHED_PARTS, Json.first(details, "cached_tokens_details"), tally);
    tally.add(
        UsageUnit.CACHE_WRITE_TOKENS,
        Json.first(
            details, "cache_write_tokens", "cache_creation_tokens", "cache_creation_input_tokens"));
    Field.addAll(WRITE_PARTS, details.path("cache_write_tokens_details"), tally);
    Field.addAll(INPUT_PARTS, details, tally);
  }

  private void measureOutput(long output, OpenAiDialect.Reasoning rule) {
    JsonNode details =
        Json.first(
            usage, "completion_tokens_details", "output_tokens_details", "output_token_details");
    JsonNode told = Json.first(details, "reasoning_tokens");
    long reasoning = tally.count(told.isMissingNode() ? usage.path("reasoning_tokens") : told);
    long citations = tally.count(usage.path("citation_tokens"));
    if (rule == OpenAiDialect.Reasoning.BESIDE) {
      tally.add(UsageUnit.OUTPUT_TOKENS, Tally.sum(output, reasoning, citations));
    } else {
      long hidden = output == ABSENT ? 0 : hidden(output, reasoning, rule);
      reasoning = reasoning == ABSENT && hidden > 0 ? hidden : reasoning;
      tally.add(UsageUnit.OUTPUT_TOKENS, output == ABSENT ? ABSENT : Tally.sum(output, hidden));
    }
    tally.add(UsageUnit.OUTPUT_REASONING_TOKENS, reasoning);
    tally.add(UsageUnit.OUTPUT_CITATION_TOKENS, citations);
    Field.addAll(OUTPUT_PARTS, details, tally);
  }

  /** How much reasoning is missing from {@code output}; the total decides where there is one. */
  private long hidden(long output, long reasoning, OpenAiDialect.Reasoning rule) {
    long total = tally.count(usage.path("total_tokens"));
    if (total <= 0 || input == ABSENT) {
      return rule == OpenAiDialect.Reasoning.EXCLUDED && reasoning > 0 ? reasoning : 0;
    }
    long gap = total - Tally.sum(input, output);
    if (gap == 0 || (gap > 0 && gap == reasoning)) {
      return gap;
    }
    if (rule == OpenAiDialect.Reasoning.UNTOLD && gap > 0 && reasoning == ABSENT) {
      return gap;
    }
    if (!usage.path("prompt_audio_seconds").isNumber()) { // audio that only the total counts
      tally.flaw(UsageFlaw.INCONSISTENT);
    }
    return rule == OpenAiDialect.Reasoning.EXCLUDED && reasoning > 0 ? reasoning : 0;
  }
}
