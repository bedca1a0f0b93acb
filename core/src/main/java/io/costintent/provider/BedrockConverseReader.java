/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.Tally.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;

/** Bedrock's Converse API and Amazon's own models, whose input leaves out cached tokens. */
final class BedrockConverseReader extends ShapeReader {
  BedrockConverseReader() {
    super("bedrock.converse");
  }

  @Override
  JsonNode unwrap(JsonNode event) {
    JsonNode metadata = event.path("metadata");
    return metadata.isObject() && !event.path("usage").isObject() ? metadata : event;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    String stop = Json.text(response, "stopReason");
    String latency = Json.text(response.path("performanceConfig"), "latency");
    facts
        .model(Json.text(response.path("trace").path("promptRouter"), "invokedModelId"))
        .speed("standard".equals(latency) ? null : latency)
        .finishReasons(
            Json.listOf(
                stop != null ? stop : Json.text(response.path("messageStop"), "stopReason")));
    ServiceTiers.describe(facts, response.path("serviceTier").path("type"));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long input = tally.count(usage.path("inputTokens"));
    long read = tally.count(Json.first(usage, "cacheReadInputTokens", "cacheReadInputTokenCount"));
    long written =
        tally.count(Json.first(usage, "cacheWriteInputTokens", "cacheWriteInputTokenCount"));
    tally.add(UsageUnit.INPUT_TOKENS, input == ABSENT ? ABSENT : Tally.sum(input, read, written));
    tally.add(UsageUnit.CACHE_READ_TOKENS, read);
    tally.add(UsageUnit.CACHE_WRITE_TOKENS, written);
    for (JsonNode detail : usage.path("cacheDetails")) {
      String ttl = Json.text(detail, "ttl");
      if ("5m".equals(ttl)) {
        tally.add(UsageUnit.CACHE_WRITE_5M_TOKENS, detail.path("inputTokens"));
      }
      if ("1h".equals(ttl)) {
        tally.add(UsageUnit.CACHE_WRITE_1H_TOKENS, detail.path("inputTokens"));
      }
    }
    tally.add(UsageUnit.OUTPUT_TOKENS, usage.path("outputTokens"));
  }

  @Override
  boolean isFinal(JsonNode event) {
    JsonNode last = unwrap(event);
    return last.path("usage").isObject() || last.path("metrics").isObject();
  }
}
