/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import io.costintent.prices.book.Terms;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of LiteLLM taken apart: metric, threshold, service tier, batch, resolution.
 *
 * @param metric the key without what follows
 * @param when what follows, as conditions
 */
record LiteLlmKey(String metric, Terms when) {
  private static final Pattern SIZE = Pattern.compile("_above_(\\d+)k_tokens");
  private static final Pattern TIER = Pattern.compile("_(flex|priority|ultrafast|batches)$");
  private static final Pattern RESOLUTION = Pattern.compile("_per_second_(\\d+p|\\dk)$");
  private static final Pattern SIDE = Pattern.compile("_per_image_(512|1024|1536|2048|4096)$");

  private static final String OPENAI_LIMIT = "272";

  /**
   * Returns the parts of a key. A threshold passes at itself when {@code inclusive}, and where
   * OpenAI has it.
   */
  static LiteLlmKey parse(String key, boolean inclusive) {
    String rest = key;
    Terms when = Terms.NONE;
    Matcher tier = TIER.matcher(rest);
    if (tier.find()) {
      String word = tier.group(1);
      when = word.equals("batches") ? when.withJson("batch", "true") : when.and("tier", word);
      rest = rest.substring(0, tier.start());
    }
    Matcher size = SIZE.matcher(rest);
    if (size.find()) {
      when =
          when.withJson(
              inclusive || size.group(1).equals(OPENAI_LIMIT) ? "input>=" : "input>",
              size.group(1) + "000");
      rest = rest.substring(0, size.start()) + rest.substring(size.end());
    }
    Matcher resolution = RESOLUTION.matcher(rest);
    if (resolution.find()) {
      when = when.and("resolution", resolution.group(1));
      rest = rest.substring(0, resolution.start()) + "_per_second";
    }
    Matcher side = SIDE.matcher(rest);
    if (side.find()) {
      when = when.and("size", side.group(1));
      rest = rest.substring(0, side.start()) + "_per_image";
    }
    return new LiteLlmKey(rest, when);
  }

  /** Returns the unit of a metric whose meaning is the same for every model, or null. */
  @Nullable String unit() {
    return switch (metric) {
      case "input_cost_per_token" -> "input_tokens";
      case "output_cost_per_token" -> "output_tokens";
      case "cache_read_input_token_cost", "input_cost_per_token_cache_hit" -> "cache_read_tokens";
      case "cache_creation_input_token_cost" -> "cache_write_tokens";
      case "cache_creation_input_token_cost_above_1hr" -> "cache_write_1h_tokens";
      case "cache_creation_input_audio_token_cost" -> "cache_audio_write_tokens";
      case "cache_read_input_audio_token_cost" -> "cache_audio_read_tokens";
      case "cache_read_input_image_token_cost" -> "cache_image_read_tokens";
      case "input_cost_per_audio_token" -> "input_audio_tokens";
      case "output_cost_per_audio_token" -> "output_audio_tokens";
      case "input_cost_per_image_token" -> "input_image_tokens";
      case "output_cost_per_image_token" -> "output_image_tokens";
      case "input_cost_per_video_token" -> "input_video_tokens";
      case "output_cost_per_video_token" -> "output_video_tokens";
      case "output_cost_per_reasoning_token" -> "output_reasoning_tokens";
      case "citation_cost_per_token" -> "output_citation_tokens";
      case "input_cost_per_character" -> "input_characters";
      case "output_cost_per_character" -> "output_characters";
      case "input_cost_per_audio_per_second" -> "input_audio_seconds";
      case "output_cost_per_audio_per_second" -> "output_audio_seconds";
      case "input_cost_per_video_per_second" -> "input_video_seconds";
      case "output_cost_per_video_per_second" -> "output_video_seconds";
      case "output_cost_per_image" -> "output_images";
      case "ocr_cost_per_page" -> "input_document_pages";
      case "annotation_cost_per_page" -> "input_annotated_document_pages";
      case "ocr_cost_per_credit" -> "credits";
      case "input_cost_per_request" -> "requests";
      case "code_interpreter_cost_per_session" -> "code_sessions";
      case "google_maps_grounding_cost_per_query" -> "maps_queries";
      default -> null;
    };
  }
}
