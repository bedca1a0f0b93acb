/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.List;

/** Cohere's chat, embed and rerank, which bill {@code billed_units} and not {@code tokens}. */
final class CohereReader extends ShapeReader {
  private static final List<Field> UNITS =
      List.of(
          new Field("input_tokens", UsageUnit.INPUT_TOKENS),
          new Field("output_tokens", UsageUnit.OUTPUT_TOKENS),
          new Field("search_units", UsageUnit.RERANK_UNITS),
          new Field("images", UsageUnit.INPUT_IMAGES),
          new Field("image_tokens", UsageUnit.INPUT_IMAGE_TOKENS),
          new Field("classifications", UsageUnit.of("classifications")));

  CohereReader() {
    super("cohere");
  }

  @Override
  JsonNode unwrap(JsonNode event) {
    JsonNode response = event.path("response"); // v1, last event of a stream
    return response.isObject() ? response : event;
  }

  @Override
  JsonNode usageOf(JsonNode response) {
    JsonNode usage = Json.first(response, "usage", "meta");
    return usage.isMissingNode() ? response.path("delta").path("usage") : usage;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    String reason = Json.text(response, "finish_reason");
    facts
        .responseId(Json.text(response, "id", "response_id", "generation_id"))
        .model(Json.text(response, "model"))
        .finishReasons(
            Json.listOf(
                reason != null ? reason : Json.text(response.path("delta"), "finish_reason")));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    JsonNode billed = usage.path("billed_units");
    Field.addAll(UNITS, billed, tally);
    if (!billed.isObject() && usage.path("tokens").isObject()) {
      Field.addAll(UNITS, usage.path("tokens"), tally);
      tally.flaw(UsageFlaw.DETAIL_MISSING); // includes tokens that are not billed
    }
  }

  @Override
  boolean isFinal(JsonNode event) {
    String type = Json.text(event, "type", "event_type");
    return "message-end".equals(type) || "stream-end".equals(type);
  }
}
