/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;

/** Image generation, and transcription billed by tokens or by seconds. */
final class OpenAiMediaReader extends ShapeReader {
  private final boolean images;

  static OpenAiMediaReader images() {
    return new OpenAiMediaReader("openai.images", true);
  }

  static OpenAiMediaReader transcriptions() {
    return new OpenAiMediaReader("openai.transcriptions", false);
  }

  private OpenAiMediaReader(String name, boolean images) {
    super(name);
    this.images = images;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts.responseId(Json.text(response, "id")).model(Json.text(response, "model"));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    JsonNode seconds = usage.path("seconds");
    if (Json.isPresent(seconds)) {
      tally.add(UsageUnit.INPUT_AUDIO_SECONDS, seconds);
      return;
    }
    OpenAiUsage.measure(usage, OpenAiDialect.STANDARD, tally);
    if (images && !usage.path("output_tokens_details").isObject()) {
      tally.add(UsageUnit.OUTPUT_IMAGE_TOKENS, usage.path("output_tokens"));
    }
  }

  /** Models without tokens bill by the image or by the second. */
  @Override
  void measureWithoutUsage(JsonNode response, Tally tally) {
    JsonNode data = response.path("data");
    if (images && data.isArray() && !data.isEmpty()) {
      tally.add(UsageUnit.OUTPUT_IMAGES, data.size());
    }
    if (!images && response.path("duration").isNumber()) {
      tally.add(UsageUnit.INPUT_AUDIO_SECONDS, response.path("duration"));
    }
  }

  @Override
  boolean isFinal(JsonNode event) {
    String type = Json.text(event, "type");
    return type != null
        && (type.equals("transcript.text.done")
            || type.equals("image_generation.completed")
            || type.equals("image_edit.completed"));
  }
}
