/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DashScope's own protocol: generation, multimodal conversations, embeddings and rerank.
 *
 * <p>Input contains what was read from or written to the cache, and what pictures, films and sounds
 * amount to; output contains what was thought. Every event of a stream has the usage so far.
 */
final class DashScopeReader extends ShapeReader {
  private static final List<Field> INPUT =
      List.of(
          new Field("image_tokens", UsageUnit.INPUT_IMAGE_TOKENS),
          new Field("video_tokens", UsageUnit.INPUT_VIDEO_TOKENS),
          new Field("audio_tokens", UsageUnit.INPUT_AUDIO_TOKENS));

  private static final List<Field> OUTPUT =
      List.of(
          new Field("reasoning_tokens", UsageUnit.OUTPUT_REASONING_TOKENS),
          new Field("image_tokens", UsageUnit.OUTPUT_IMAGE_TOKENS),
          new Field("audio_tokens", UsageUnit.OUTPUT_AUDIO_TOKENS));

  private static final List<Field> CREATED =
      List.of(
          new Field("ephemeral_5m_input_tokens", UsageUnit.CACHE_WRITE_5M_TOKENS),
          new Field("ephemeral_1h_input_tokens", UsageUnit.CACHE_WRITE_1H_TOKENS));

  DashScopeReader() {
    super("dashscope");
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts
        .responseId(Json.text(response, "request_id"))
        .model(Json.text(response, "model"))
        .finishReasons(isFinal(response) ? Json.listOf(reason(response)) : List.of());
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long input = tally.count(usage.path("input_tokens"));
    boolean whole = input == Tally.ABSENT && !usage.has("output_tokens");
    tally.add(UsageUnit.INPUT_TOKENS, whole ? tally.count(usage.path("total_tokens")) : input);
    tally.add(UsageUnit.OUTPUT_TOKENS, usage.path("output_tokens"));
    JsonNode details = usage.path("input_tokens_details");
    JsonNode prompt = usage.path("prompt_tokens_details");
    Field.addAll(INPUT, details.isObject() ? details : usage, tally);
    Field.addAll(OUTPUT, usage.path("output_tokens_details"), tally);
    tally.add(UsageUnit.CACHE_READ_TOKENS, prompt.path("cached_tokens"));
    tally.add(UsageUnit.CACHE_WRITE_TOKENS, prompt.path("cache_creation_input_tokens"));
    Field.addAll(CREATED, prompt.path("cache_creation"), tally);
    tally.add(UsageUnit.OUTPUT_IMAGES, usage.path("image_count"));
    tally.add(UsageUnit.INPUT_CHARACTERS, usage.path("characters"));
    tally.add(UsageUnit.WEB_SEARCHES, usage.path("plugins").path("search").path("count"));
  }

  /** Until the end the reason is the word {@code null}. */
  @Override
  boolean isFinal(JsonNode event) {
    String reason = reason(event);
    return reason != null && !reason.equals("null");
  }

  private static @Nullable String reason(JsonNode response) {
    JsonNode output = response.path("output");
    String reason = Json.text(output, "finish_reason");
    return reason != null ? reason : Json.text(output.path("choices").path(0), "finish_reason");
  }

  /** A failure has a code, and no output. */
  @Override
  boolean isError(JsonNode event) {
    String code = Json.text(event, "code");
    return super.isError(event) || (code != null && !code.isEmpty());
  }
}
