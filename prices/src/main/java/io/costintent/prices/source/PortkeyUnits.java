/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import io.costintent.prices.book.Terms;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a price key of Portkey stands for.
 *
 * @param unit the unit's name here
 * @param when further conditions that the key spells
 */
record PortkeyUnits(String unit, Terms when) {
  private static final Pattern VIDEO = Pattern.compile("video_duration_seconds_(\\d+)_(\\d+)");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("request_token", "input_tokens"),
          Map.entry("response_token", "output_tokens"),
          Map.entry("request_text_token", "input_tokens"),
          Map.entry("response_text_token", "output_tokens"),
          Map.entry("cache_read_input_token", "cache_read_tokens"),
          Map.entry("cache_read_text_input_token", "cache_read_tokens"),
          Map.entry("cached_text_input_token", "cache_read_tokens"),
          Map.entry("cache_write_input_token", "cache_write_tokens"),
          Map.entry("cache_write_1h", "cache_write_1h_tokens"),
          Map.entry("request_audio_token", "input_audio_tokens"),
          Map.entry("response_audio_token", "output_audio_tokens"),
          Map.entry("cache_read_audio_input_token", "cache_audio_read_tokens"),
          Map.entry("request_image_token", "input_image_tokens"),
          Map.entry("response_image_token", "output_image_tokens"),
          Map.entry("image_token", "output_image_tokens"),
          Map.entry("embedding_image_token", "input_image_tokens"),
          Map.entry("embedding_text_token", "input_tokens"),
          Map.entry("cache_read_image_input_token", "cache_image_read_tokens"),
          Map.entry("cached_image_input_token", "cache_image_read_tokens"),
          Map.entry("output_video_token", "output_video_tokens"),
          Map.entry("reasoning_token", "output_reasoning_tokens"),
          Map.entry("web_search", "web_searches"),
          Map.entry("search", "web_searches"),
          Map.entry("x_search", "social_searches"),
          Map.entry("file_search", "storage_searches"),
          Map.entry("attachment_search", "storage_searches"),
          Map.entry("code_execution", "code_executions"),
          Map.entry("maps", "maps_queries"),
          Map.entry("routing_units", "router_tokens"),
          Map.entry("generated_images", "output_images"),
          Map.entry("input_image", "input_images"),
          Map.entry("video_seconds", "output_video_seconds"));

  private static final Map<String, String> NOT_MAPPED =
      Map.ofEntries(
          Map.entry("calculate", "a formula; the rules are ours"),
          Map.entry("currency", "not a price: all are in US dollars"),
          Map.entry("gpt-image-1", "a model inside another one, by mistake"),
          Map.entry("finetune_config", "training, not a call"),
          Map.entry("fixed_cost", "zero wherever it occurs"),
          Map.entry("default_duration_seconds", "not a price"),
          Map.entry("default_sample_count", "not a price"),
          Map.entry("default_steps", "not a price"),
          Map.entry("enterprise_web_search", "another product behind the same counter"),
          Map.entry("input_video_essential", "no unit for grades of analysis"),
          Map.entry("input_video_plus", "no unit for grades of analysis"),
          Map.entry("input_video_standard", "no unit for grades of analysis"),
          Map.entry("image_1k", "no unit for thousands of images by size"));

  /** Google charges 1.4 cents for a query and 3.5 cents for a grounded prompt. */
  private static final BigDecimal PER_QUERY = new BigDecimal("1.4");

  /** Returns what the key means, or null. */
  static @Nullable PortkeyUnits of(String key, String provider, BigDecimal cents) {
    String unit = UNITS.get(key);
    if (unit != null) {
      boolean google = unit.equals("web_searches") && provider.startsWith("gcp.");
      String grounding = cents.compareTo(PER_QUERY) == 0 ? "grounding_queries" : "grounded_prompts";
      return new PortkeyUnits(google ? grounding : unit, Terms.NONE);
    }
    if (key.startsWith("web_search_") && key.endsWith("_context")) {
      String size = key.substring("web_search_".length(), key.length() - "_context".length());
      return new PortkeyUnits("requests", Terms.of("context_size", size));
    }
    Matcher video = VIDEO.matcher(key);
    return video.matches()
        ? new PortkeyUnits(
            "output_video_seconds", Terms.of("resolution", video.group(1) + "x" + video.group(2)))
        : null;
  }

  /** Returns why a key is left out, or null when nobody has decided. */
  static @Nullable String whyNot(String key) {
    return NOT_MAPPED.get(key);
  }
}
