/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import io.costintent.pricing.Conditions;
import io.costintent.pricing.ContextThreshold;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the keys of price data mean that others publish. */
final class RateNotation {
  private static final Pattern GENAI = Pattern.compile("(.+)_(mtok|hours|kcount|kpages|gpixels)");
  private static final Pattern LITELLM =
      Pattern.compile(
          "(.+?)(_above_1hr)?(?:_above_(\\d+)k_tokens)?(?:_(flex|priority|ultrafast|batches))?");

  private static final Map<String, UsageUnit> LITELLM_UNITS =
      Map.ofEntries(
          Map.entry("input_cost_per_token", UsageUnit.INPUT_TOKENS),
          Map.entry("output_cost_per_token", UsageUnit.OUTPUT_TOKENS),
          Map.entry("cache_read_input_token_cost", UsageUnit.CACHE_READ_TOKENS),
          Map.entry("cache_read_input_audio_token_cost", UsageUnit.CACHE_AUDIO_READ_TOKENS),
          Map.entry("cache_read_input_image_token_cost", UsageUnit.CACHE_IMAGE_READ_TOKENS),
          Map.entry("cache_creation_input_token_cost", UsageUnit.CACHE_WRITE_TOKENS),
          Map.entry("cache_creation_input_audio_token_cost", UsageUnit.CACHE_AUDIO_WRITE_TOKENS),
          Map.entry("input_cost_per_audio_token", UsageUnit.INPUT_AUDIO_TOKENS),
          Map.entry("output_cost_per_audio_token", UsageUnit.OUTPUT_AUDIO_TOKENS),
          Map.entry("input_cost_per_image_token", UsageUnit.INPUT_IMAGE_TOKENS),
          Map.entry("output_cost_per_image_token", UsageUnit.OUTPUT_IMAGE_TOKENS),
          Map.entry("input_cost_per_video_token", UsageUnit.INPUT_VIDEO_TOKENS),
          Map.entry("output_cost_per_video_token", UsageUnit.OUTPUT_VIDEO_TOKENS),
          Map.entry("output_cost_per_reasoning_token", UsageUnit.OUTPUT_REASONING_TOKENS),
          Map.entry("citation_cost_per_token", UsageUnit.OUTPUT_CITATION_TOKENS),
          Map.entry("input_cost_per_character", UsageUnit.INPUT_CHARACTERS),
          Map.entry("output_cost_per_character", UsageUnit.OUTPUT_CHARACTERS),
          Map.entry("input_cost_per_image", UsageUnit.INPUT_IMAGES),
          Map.entry("output_cost_per_image", UsageUnit.OUTPUT_IMAGES),
          Map.entry("input_cost_per_pixel", UsageUnit.INPUT_PIXELS),
          Map.entry("output_cost_per_pixel", UsageUnit.OUTPUT_PIXELS),
          Map.entry("input_cost_per_second", UsageUnit.AUDIO_SECONDS),
          Map.entry("ocr_cost_per_page", UsageUnit.INPUT_DOCUMENT_PAGES),
          Map.entry("annotation_cost_per_page", UsageUnit.INPUT_ANNOTATED_DOCUMENT_PAGES),
          Map.entry("input_cost_per_request", UsageUnit.REQUESTS),
          Map.entry("input_cost_per_query", UsageUnit.RERANK_UNITS));

  /** The words of expected lines. */
  static final Map<String, UsageUnit> LINE_UNITS =
      Map.ofEntries(
          Map.entry("input", UsageUnit.INPUT_TOKENS),
          Map.entry("input_text", UsageUnit.INPUT_TOKENS),
          Map.entry("input_audio", UsageUnit.INPUT_AUDIO_TOKENS),
          Map.entry("input_image", UsageUnit.INPUT_IMAGE_TOKENS),
          Map.entry("cache_read", UsageUnit.CACHE_READ_TOKENS),
          Map.entry("cache_write", UsageUnit.CACHE_WRITE_TOKENS),
          Map.entry("cache_write_5m", UsageUnit.CACHE_WRITE_5M_TOKENS),
          Map.entry("cache_write_1h", UsageUnit.CACHE_WRITE_1H_TOKENS),
          Map.entry("output", UsageUnit.OUTPUT_TOKENS),
          Map.entry("output_text", UsageUnit.OUTPUT_TOKENS),
          Map.entry("output_audio", UsageUnit.OUTPUT_AUDIO_TOKENS),
          Map.entry("output_image", UsageUnit.OUTPUT_IMAGE_TOKENS),
          Map.entry("output_reasoning", UsageUnit.OUTPUT_REASONING_TOKENS),
          Map.entry("citation", UsageUnit.OUTPUT_CITATION_TOKENS),
          Map.entry("web_search", UsageUnit.WEB_SEARCHES),
          Map.entry("web_search_prompt", UsageUnit.GROUNDED_PROMPTS),
          Map.entry("pixel", UsageUnit.OUTPUT_PIXELS),
          Map.entry("image", UsageUnit.OUTPUT_IMAGES),
          Map.entry("request", UsageUnit.REQUESTS),
          Map.entry("character", UsageUnit.INPUT_CHARACTERS),
          Map.entry("page", UsageUnit.INPUT_DOCUMENT_PAGES),
          Map.entry("audio_second", UsageUnit.AUDIO_SECONDS));

  private RateNotation() {}

  /** Returns what {@code input_mtok} prices, or null for a key in another notation. */
  static @Nullable Price genai(String key) {
    Matcher matcher = GENAI.matcher(key);
    if (!matcher.matches()) {
      return null;
    }
    String name = matcher.group(1);
    return switch (matcher.group(2)) {
      case "mtok" -> new Price(UsageUnit.of(name + "_tokens"), 1_000_000, Conditions.NONE);
      case "hours" -> new Price(UsageUnit.of(name + "_seconds"), 3_600, Conditions.NONE);
      case "kpages" -> new Price(UsageUnit.of(name + "_pages"), 1_000, Conditions.NONE);
      case "gpixels" -> new Price(UsageUnit.of(name + "_pixels"), 1_000_000_000, Conditions.NONE);
      default -> new Price(UsageUnit.of(name), 1_000, Conditions.NONE);
    };
  }

  /** Returns what {@code input_cost_per_token_above_200k_tokens_flex} prices, or null. */
  static @Nullable Price liteLlm(String key) {
    Matcher matcher = LITELLM.matcher(key);
    UsageUnit unit = matcher.matches() ? LITELLM_UNITS.get(matcher.group(1)) : null;
    if (unit == null) {
      return null;
    }
    Conditions.Builder when = Conditions.builder();
    if (matcher.group(3) != null) {
      when.context(ContextThreshold.inputAbove(Long.parseLong(matcher.group(3)) * 1_000));
    }
    String tier = matcher.group(4);
    if ("batches".equals(tier)) {
      when.batch();
    } else if (tier != null) {
      when.serviceTier(tier);
    }
    return new Price(
        matcher.group(2) == null ? unit : UsageUnit.CACHE_WRITE_1H_TOKENS, 1, when.build());
  }

  record Price(UsageUnit unit, long per, Conditions conditions) {}
}
