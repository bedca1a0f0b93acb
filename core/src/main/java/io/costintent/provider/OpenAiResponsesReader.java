/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;

/** The Responses API and, with the same usage part, the events of the Realtime API. */
final class OpenAiResponsesReader extends ShapeReader {
  private final OpenAiDialect dialect;

  OpenAiResponsesReader(OpenAiDialect dialect) {
    super(UsageReaders.OPENAI_RESPONSES_NAME);
    this.dialect = dialect;
  }

  @Override
  JsonNode unwrap(JsonNode event) {
    JsonNode response = event.path("response");
    return response.isObject() ? response : event;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    String reason = Json.text(response.path("incomplete_details"), "reason");
    facts
        .responseId(Json.text(response, "id"))
        .model(Json.text(response, "model"))
        .finishReasons(Json.listOf(reason != null ? reason : finalStatus(response)))
        .reportedCost(dialect.reportedCost(usage));
    ServiceTiers.describe(facts, response.path("service_tier"));
  }

  private static @Nullable String finalStatus(JsonNode response) {
    String status = Json.text(response, "status");
    return "in_progress".equals(status) || "queued".equals(status) ? null : status;
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    OpenAiUsage.measure(usage, dialect, tally);
    if (!OpenAiUsage.countsTools(usage)) {
      measureTools(response, tally);
    }
    if (tally.count(response.path("tool_usage").path("image_gen").path("output_tokens")) > 0) {
      tally.flaw(UsageFlaw.SIDE_WORK); // an image model's tokens, at that model's prices
    }
  }

  private static void measureTools(JsonNode response, Tally tally) {
    JsonNode told = response.path("tool_usage").path("web_search").path("num_requests");
    long searches = tally.count(told);
    tally.add(
        UsageUnit.WEB_SEARCHES,
        searches == Tally.ABSENT ? calls(response, "web_search") : searches);
    tally.add(UsageUnit.STORAGE_SEARCHES, calls(response, "file_search"));
    tally.add(UsageUnit.CODE_EXECUTIONS, calls(response, "code_interpreter"));
  }

  private static long calls(JsonNode response, String tool) {
    long calls = 0;
    for (JsonNode item : response.path("output")) {
      String action = Json.text(item.path("action"), "type");
      // Opening a page that a search found is not billed as another search.
      boolean billed = action == null || action.equals("search");
      if (billed && (tool + "_call").equals(Json.text(item, "type"))) {
        calls++;
      }
    }
    return calls == 0 ? Tally.ABSENT : calls;
  }

  @Override
  boolean isFinal(JsonNode event) {
    String type = Json.text(event, "type");
    return type != null
        && switch (type) {
          case "response.completed", "response.incomplete", "response.failed", "response.done" ->
              true;
          default -> false;
        };
  }
}
