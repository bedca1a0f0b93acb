/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cohere's chat, embed and rerank, which bill {@code billed_units} and not {@code tokens}. */
final class CohereReader extends ShapeReader {
  private static final List<Field> UNITS =
      List.of(
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
    if (billed.isObject()) {
      measure(billed, tally);
    } else if (usage.path("tokens").isObject()) {
      measure(usage.path("tokens"), tally);
      tally.flaw(UsageFlaw.DETAIL_MISSING); // includes tokens that are not billed
    }
  }

  /** Tokens of pictures are billed besides those of texts, and in no other count. */
  private static void measure(JsonNode units, Tally tally) {
    long texts = count(units.path("input_tokens"), tally);
    long pictures = count(units.path("image_tokens"), tally);
    tally.add(UsageUnit.INPUT_TOKENS, Tally.sum(texts, pictures));
    for (Field field : UNITS) {
      tally.add(field.unit(), count(units.path(field.name()), tally));
    }
  }

  /** Counts are decimals on the wire; one that is no whole number is rounded up, and says so. */
  private static long count(JsonNode value, Tally tally) {
    BigDecimal decimal = Json.decimal(value);
    if (decimal == null || decimal.signum() <= 0 || decimal.stripTrailingZeros().scale() <= 0) {
      return tally.count(value);
    }
    tally.flaw(UsageFlaw.INCONSISTENT);
    return tally.count(DecimalNode.valueOf(decimal.setScale(0, RoundingMode.CEILING)));
  }

  @Override
  boolean isFinal(JsonNode event) {
    String type = Json.text(event, "type", "event_type");
    return "message-end".equals(type) || "stream-end".equals(type);
  }

  /** A stream that fails ends as others do, with a reason for it. */
  @Override
  boolean isError(JsonNode event) {
    String reason = Json.text(event.path("delta"), "finish_reason");
    String reasonV1 = Json.text(event, "finish_reason");
    return super.isError(event) || isError(reason) || isError(reasonV1);
  }

  private static boolean isError(@Nullable String reason) {
    return reason != null && reason.startsWith("ERROR");
  }
}
