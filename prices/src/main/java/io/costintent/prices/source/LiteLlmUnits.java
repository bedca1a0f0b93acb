/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.prices.source;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Units of LiteLLM's metrics whose meaning depends on what the model is for. */
final class LiteLlmUnits {
  private final String name;
  private final String mode;
  private final JsonNode entry;

  LiteLlmUnits(String name, JsonNode entry) {
    this.name = name;
    this.mode = entry.path("mode").asText();
    this.entry = entry;
  }

  /** Returns the unit of a metric, or null when it has none here. */
  @Nullable String unit(LiteLlmKey key) {
    String unit = key.unit();
    if (unit != null) {
      return unit;
    }
    return switch (key.metric()) {
      case "input_cost_per_second" -> inputSeconds();
      case "output_cost_per_second" -> outputSeconds();
      case "input_cost_per_query" -> queries();
      case "input_cost_per_pixel" ->
          makesImages() && isZero("output_cost_per_pixel") ? "output_pixels" : "input_pixels";
      case "output_cost_per_pixel" -> "output_pixels";
      case "input_cost_per_image" ->
          makesImages() && isZero("output_cost_per_image") ? "output_images" : "input_images";
      default -> null;
    };
  }

  private String inputSeconds() {
    if (name.contains("-commitment/")) {
      return "provisioned_hours";
    }
    return mode.equals("audio_transcription") ? "audio_seconds" : "gpu_seconds";
  }

  private @Nullable String outputSeconds() {
    return switch (mode) {
      case "audio_transcription" -> isZero("input_cost_per_second") ? "audio_seconds" : null;
      case "audio_speech" -> "output_audio_seconds";
      case "video_generation" -> "output_video_seconds";
      default -> null;
    };
  }

  private String queries() {
    return switch (mode) {
      case "rerank" -> "rerank_units";
      case "vector_store" -> "storage_searches";
      default -> "web_searches";
    };
  }

  private boolean makesImages() {
    return mode.equals("image_generation") || mode.equals("image_edit");
  }

  private boolean isZero(String key) {
    return entry.path(key).decimalValue().signum() == 0;
  }
}
