/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;

/**
 * Google's {@code predict}: the images of Imagen, and embeddings of Vertex AI.
 *
 * <p>There is no part with usage. Images are billed by the piece, and those that a filter held back
 * are not billed. Each embedding says how many tokens went into it, and the response how many
 * characters: which of the two is billed depends on the model, and both would be billed twice.
 */
final class GooglePredictReader extends ShapeReader {
  private final boolean byCharacter;

  static GooglePredictReader byToken() {
    return new GooglePredictReader("gemini.predict", false);
  }

  static GooglePredictReader byCharacter() {
    return new GooglePredictReader("vertex.embeddings", true);
  }

  private GooglePredictReader(String name, boolean byCharacter) {
    super(name);
    this.byCharacter = byCharacter;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {}

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {}

  @Override
  void measureWithoutUsage(JsonNode response, Tally tally) {
    JsonNode characters = response.path("metadata").path("billableCharacterCount");
    boolean charactersKnown = byCharacter && characters.isNumber();
    if (charactersKnown) {
      tally.add(UsageUnit.INPUT_CHARACTERS, characters);
    }
    long images = 0;
    for (JsonNode prediction : response.path("predictions")) {
      String type = Json.text(prediction, "mimeType");
      images += type != null && type.startsWith("image/") ? 1 : 0;
      if (!charactersKnown) {
        JsonNode statistics = prediction.path("embeddings").path("statistics");
        tally.add(UsageUnit.INPUT_TOKENS, statistics.path("token_count"));
      }
    }
    if (images > 0) {
      tally.add(UsageUnit.OUTPUT_IMAGES, images);
    }
  }

  /** Never streamed. */
  @Override
  boolean isFinal(JsonNode event) {
    return true;
  }
}
