/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.Tally.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Google's lists of tokens by modality; a document counts as what it was turned into: pictures. */
final class GeminiModalities {
  static final GeminiModalities INPUT =
      new GeminiModalities(
          UsageUnit.INPUT_TEXT_TOKENS,
          UsageUnit.INPUT_AUDIO_TOKENS,
          UsageUnit.INPUT_IMAGE_TOKENS,
          UsageUnit.INPUT_VIDEO_TOKENS);

  static final GeminiModalities CACHED =
      new GeminiModalities(
          UsageUnit.CACHE_TEXT_READ_TOKENS,
          UsageUnit.CACHE_AUDIO_READ_TOKENS,
          UsageUnit.CACHE_IMAGE_READ_TOKENS,
          UsageUnit.CACHE_VIDEO_READ_TOKENS);

  static final GeminiModalities OUTPUT =
      new GeminiModalities(
          UsageUnit.OUTPUT_TEXT_TOKENS,
          UsageUnit.OUTPUT_AUDIO_TOKENS,
          UsageUnit.OUTPUT_IMAGE_TOKENS,
          UsageUnit.OUTPUT_VIDEO_TOKENS);

  private final Map<String, UsageUnit> units;

  private GeminiModalities(UsageUnit text, UsageUnit audio, UsageUnit image, UsageUnit video) {
    this.units =
        Map.of("TEXT", text, "AUDIO", audio, "IMAGE", image, "DOCUMENT", image, "VIDEO", video);
  }

  /** Adds the counts of a list, which are under {@code field}. */
  void addAll(JsonNode details, String field, Tally tally) {
    for (JsonNode detail : details) {
      UsageUnit unit = unit(detail);
      long count = tally.count(detail.path(field));
      if (unit != null && count != ABSENT) {
        tally.add(unit, count);
      }
    }
  }

  /** Adds the counts of what a tool fed back, which are input too. */
  static void addToolText(JsonNode details, String field, Tally tally) {
    INPUT.addAll(details, field, tally);
    for (JsonNode detail : details) {
      if (UsageUnit.INPUT_TEXT_TOKENS.equals(INPUT.unit(detail))) {
        tally.add(UsageUnit.INPUT_TEXT_TOOL_TOKENS, tally.count(detail.path(field)));
      }
    }
  }

  private @Nullable UsageUnit unit(JsonNode detail) {
    String modality = Json.text(detail, "modality");
    return modality == null ? null : units.get(modality.toUpperCase(Locale.ROOT));
  }
}
