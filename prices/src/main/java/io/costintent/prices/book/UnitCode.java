/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.book;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The short name that files give a unit, and the quantity that its prices are for.
 *
 * @param code the short name, such as {@code in}
 * @param unit the name of the unit, such as {@code input_tokens}
 * @param per how many units a price buys
 */
public record UnitCode(String code, String unit, long per) {
  private static final Map<String, UnitCode> BY_CODE = new LinkedHashMap<>();
  private static final Map<String, UnitCode> BY_UNIT = new LinkedHashMap<>();

  static {
    perMillion("in", "input_tokens");
    perMillion("out", "output_tokens");
    perMillion("read", "cache_read_tokens");
    perMillion("write", "cache_write_tokens");
    perMillion("write5m", "cache_write_5m_tokens");
    perMillion("write30m", "cache_write_30m_tokens");
    perMillion("write1h", "cache_write_1h_tokens");
    perMillion("write12h", "cache_write_12h_tokens");
    perMillion("tin", "input_text_tokens");
    perMillion("tout", "output_text_tokens");
    perMillion("tread", "cache_text_read_tokens");
    perMillion("ain", "input_audio_tokens");
    perMillion("aout", "output_audio_tokens");
    perMillion("aread", "cache_audio_read_tokens");
    perMillion("awrite", "cache_audio_write_tokens");
    perMillion("iin", "input_image_tokens");
    perMillion("iout", "output_image_tokens");
    perMillion("iread", "cache_image_read_tokens");
    perMillion("vin", "input_video_tokens");
    perMillion("vout", "output_video_tokens");
    perMillion("vread", "cache_video_read_tokens");
    perMillion("toolin", "input_tool_tokens");
    perMillion("think", "output_reasoning_tokens");
    perMillion("cite", "output_citation_tokens");
    perMillion("chars", "input_characters");
    perMillion("charsout", "output_characters");
    perMillion("pixin", "input_pixels");
    perMillion("pixout", "output_pixels");
    perMillion("computer", "computer_use_tokens");
    perMillion("router", "router_tokens");
    perMillion("cachehours", "cache_token_hours");
    add("hours", "audio_seconds", 3600);
    add("hoursin", "input_audio_seconds", 3600);
    add("hoursout", "output_audio_seconds", 3600);
    add("gpuhours", "gpu_seconds", 3600);
    add("pages", "input_document_pages", 1000);
    add("apages", "input_annotated_document_pages", 1000);
    add("messages", "input_text_messages", 1000);
    add("requests", "requests", 1000);
    add("web", "web_searches", 1000);
    add("social", "social_searches", 1000);
    add("files", "storage_searches", 1000);
    add("fetches", "web_fetches", 1000);
    add("grounded", "grounded_prompts", 1000);
    add("queries", "grounding_queries", 1000);
    add("maps", "maps_queries", 1000);
    add("sources", "search_sources", 1000);
    add("runs", "code_executions", 1000);
    add("units", "rerank_units", 1000);
    add("guards", "guardrail_units", 1000);
    add("images", "input_images", 1);
    add("pictures", "output_images", 1);
    add("videoin", "input_video_seconds", 1);
    add("video", "output_video_seconds", 1);
    add("sessions", "sessions", 1);
    add("codesessions", "code_sessions", 1);
    add("gbdays", "storage_gb_days", 1);
    add("ptuhours", "provisioned_hours", 1);
    add("credits", "credits", 1);
  }

  /** Returns the unit with this code, or null. */
  public static @Nullable UnitCode ofCode(String code) {
    return BY_CODE.get(code);
  }

  /** Returns the code of the unit with this name. */
  public static UnitCode ofUnit(String unit) {
    UnitCode code = BY_UNIT.get(unit);
    if (code == null) {
      throw new IllegalArgumentException("unit: " + unit + " (expected: one with a code)");
    }
    return code;
  }

  /** All codes, in the order in which a card lists them. */
  public static Collection<UnitCode> all() {
    return Collections.unmodifiableCollection(BY_CODE.values());
  }

  private static void perMillion(String code, String unit) {
    add(code, unit, 1_000_000);
  }

  private static void add(String code, String unit, long per) {
    UnitCode added = new UnitCode(code, unit, per);
    BY_CODE.put(code, added);
    BY_UNIT.put(unit, added);
  }
}
