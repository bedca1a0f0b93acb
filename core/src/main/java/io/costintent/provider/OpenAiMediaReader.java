/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;

/** Image generation, speech, and transcription billed by tokens or by seconds. */
final class OpenAiMediaReader extends ShapeReader {
  private enum Medium {
    IMAGES,
    SPEECH,
    TRANSCRIPTIONS
  }

  private final Medium medium;

  static OpenAiMediaReader images() {
    return new OpenAiMediaReader("openai.images", Medium.IMAGES);
  }

  static OpenAiMediaReader speech() {
    return new OpenAiMediaReader("openai.speech", Medium.SPEECH);
  }

  static OpenAiMediaReader transcriptions() {
    return new OpenAiMediaReader("openai.transcriptions", Medium.TRANSCRIPTIONS);
  }

  private OpenAiMediaReader(String name, Medium medium) {
    super(name);
    this.medium = medium;
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
    if (medium != Medium.TRANSCRIPTIONS && !usage.path("output_tokens_details").isObject()) {
      // What such a model puts out is of one kind.
      tally.add(
          medium == Medium.IMAGES ? UsageUnit.OUTPUT_IMAGE_TOKENS : UsageUnit.OUTPUT_AUDIO_TOKENS,
          usage.path("output_tokens"));
    }
  }

  /** Models without tokens bill by the image or by the second. */
  @Override
  void measureWithoutUsage(JsonNode response, Tally tally) {
    JsonNode data = response.path("data");
    if (medium == Medium.IMAGES && data.isArray() && !data.isEmpty()) {
      tally.add(UsageUnit.OUTPUT_IMAGES, data.size());
    }
    if (medium == Medium.TRANSCRIPTIONS && response.path("duration").isNumber()) {
      tally.add(UsageUnit.INPUT_AUDIO_SECONDS, response.path("duration"));
    }
  }

  @Override
  boolean isFinal(JsonNode event) {
    String type = Json.text(event, "type");
    return type != null
        && switch (type) {
          case "image_edit.completed",
              "image_generation.completed",
              "speech.audio.done",
              "transcript.text.done" ->
              true;
          default -> false;
        };
  }
}
