/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A price key of genai-prices: a unit and, in its last part, for how many of it.
 *
 * @param unit the unit's name here
 * @param per how many units the price buys
 */
record GenaiUnit(String unit, long per) {
  private static final Map<String, Long> QUANTITIES =
      Map.of(
          "_mtok", 1_000_000L,
          "_kcount", 1_000L,
          "_kpages", 1_000L,
          "_hours", 3_600L,
          "_mchars", 1_000_000L,
          "_kchars", 1_000L,
          "_gpixels", 1_000_000_000L);

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("input_mtok", "input_tokens"),
          Map.entry("output_mtok", "output_tokens"),
          Map.entry("cache_read_mtok", "cache_read_tokens"),
          Map.entry("cache_write_mtok", "cache_write_tokens"),
          Map.entry("cache_write_5m_mtok", "cache_write_5m_tokens"),
          Map.entry("cache_write_1h_mtok", "cache_write_1h_tokens"),
          Map.entry("input_audio_mtok", "input_audio_tokens"),
          Map.entry("output_audio_mtok", "output_audio_tokens"),
          Map.entry("cache_audio_read_mtok", "cache_audio_read_tokens"),
          Map.entry("input_image_mtok", "input_image_tokens"),
          Map.entry("output_image_mtok", "output_image_tokens"),
          Map.entry("cache_image_read_mtok", "cache_image_read_tokens"),
          Map.entry("input_video_mtok", "input_video_tokens"),
          Map.entry("output_video_mtok", "output_video_tokens"),
          Map.entry("output_reasoning_mtok", "output_reasoning_tokens"),
          Map.entry("output_citation_mtok", "output_citation_tokens"),
          Map.entry("input_mchars", "input_characters"),
          Map.entry("audio_hours", "audio_seconds"),
          Map.entry("input_audio_hours", "audio_seconds"),
          Map.entry("output_audio_hours", "output_audio_seconds"),
          Map.entry("input_document_kpages", "input_document_pages"),
          Map.entry("input_annotated_document_kpages", "input_annotated_document_pages"),
          Map.entry("input_text_messages_kcount", "input_text_messages"),
          Map.entry("requests_kcount", "requests"),
          Map.entry("rerank_kcount", "rerank_units"),
          Map.entry("web_searches_kcount", "web_searches"),
          Map.entry("social_searches_kcount", "social_searches"),
          Map.entry("storage_searches_kcount", "storage_searches"),
          Map.entry("code_executions_kcount", "code_executions"));

  /** Google charges 14 USD for a thousand queries, 35 USD for a thousand grounded prompts. */
  private static final BigDecimal PER_QUERY = BigDecimal.valueOf(14);

  /** Returns what a key means, or null when nobody has decided. */
  static @Nullable GenaiUnit of(String key, String provider, JsonNode price) {
    String unit = NAMES.get(key);
    Long per = QUANTITIES.get(key.substring(Math.max(0, key.lastIndexOf('_'))));
    if (unit == null || per == null) {
      return null;
    }
    if (unit.equals("web_searches") && provider.startsWith("gcp.")) {
      unit = base(price).compareTo(PER_QUERY) == 0 ? "grounding_queries" : "grounded_prompts";
    }
    return new GenaiUnit(unit, per);
  }

  /** The price without tiers. */
  static BigDecimal base(JsonNode price) {
    return (price.isObject() ? price.path("base") : price).decimalValue();
  }
}
