/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;

/** InvokeModel bodies that count beside their text: Llama, Titan, and the closing metrics. */
final class BedrockTextReader extends ShapeReader {
  static final String METRICS = "amazon-bedrock-invocationMetrics";

  BedrockTextReader() {
    super("bedrock.text");
  }

  @Override
  JsonNode usageOf(JsonNode response) {
    JsonNode metrics = response.path(METRICS);
    return metrics.isObject() ? metrics : response;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    facts.finishReasons(Json.listOf(Json.text(response, "stop_reason")));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long input =
        tally.count(
            Json.first(usage, "inputTokenCount", "prompt_token_count", "inputTextTokenCount"));
    long read = tally.count(usage.path("cacheReadInputTokenCount"));
    long written = tally.count(usage.path("cacheWriteInputTokenCount"));
    if (input != Tally.ABSENT) {
      tally.add(UsageUnit.INPUT_TOKENS, Tally.sum(input, read, written));
    }
    tally.add(UsageUnit.CACHE_READ_TOKENS, read);
    tally.add(UsageUnit.CACHE_WRITE_TOKENS, written);
    tally.add(
        UsageUnit.OUTPUT_TOKENS, Json.first(usage, "outputTokenCount", "generation_token_count"));
    for (JsonNode result : usage.path("results")) {
      tally.add(UsageUnit.OUTPUT_TOKENS, result.path("tokenCount"));
    }
  }

  @Override
  boolean isFinal(JsonNode event) {
    return event.path(METRICS).isObject() || Json.text(event, "stop_reason") != null;
  }
}
