/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;

/** Ollama's own protocol: chat, generate and embed. */
final class OllamaReader extends ShapeReader {
  OllamaReader() {
    super("ollama");
  }

  @Override
  JsonNode usageOf(JsonNode response) {
    return response;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts
        .model(Json.text(response, "model"))
        .finishReasons(Json.listOf(Json.text(response, "done_reason")));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    tally.add(UsageUnit.INPUT_TOKENS, usage.path("prompt_eval_count"));
    tally.add(UsageUnit.OUTPUT_TOKENS, usage.path("eval_count"));
  }

  @Override
  boolean isFinal(JsonNode event) {
    return event.path("done").asBoolean();
  }
}
