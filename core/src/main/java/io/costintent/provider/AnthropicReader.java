/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.Tally.ABSENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.List;

/** Anthropic's Messages API, whose {@code input_tokens} leave out what the cache gave and took. */
final class AnthropicReader extends ShapeReader {
  private static final List<Field> WRITES =
      List.of(
          new Field("ephemeral_5m_input_tokens", UsageUnit.CACHE_WRITE_5M_TOKENS),
          new Field("ephemeral_1h_input_tokens", UsageUnit.CACHE_WRITE_1H_TOKENS));

  private static final List<Field> TOOLS =
      List.of(
          new Field("web_search_requests", UsageUnit.WEB_SEARCHES),
          new Field("web_fetch_requests", UsageUnit.WEB_FETCHES));

  AnthropicReader() {
    super("anthropic.messages");
  }

  @Override
  JsonNode unwrap(JsonNode event) {
    JsonNode message = event.path("message");
    return message.isObject() ? message : event;
  }

  @Override
  void describe(JsonNode response, JsonNode usage, ResponseFacts.Builder facts) {
    String geo = Json.text(usage, "inference_geo");
    String stop = Json.text(response, "stop_reason");
    facts
        .responseId(Json.text(response, "id"))
        .model(Json.text(response, "model"))
        .region("not_available".equals(geo) ? null : geo)
        .speed(Json.text(usage, "speed"))
        .finishReasons(
            Json.listOf(stop != null ? stop : Json.text(response.path("delta"), "stop_reason")));
    ServiceTiers.describe(facts, usage.path("service_tier"));
  }

  @Override
  void measure(JsonNode response, JsonNode usage, Tally tally) {
    long input = tally.count(usage.path("input_tokens"));
    long read = tally.count(usage.path("cache_read_input_tokens"));
    JsonNode split = usage.path("cache_creation");
    long written = tally.count(usage.path("cache_creation_input_tokens"));
    if (written == ABSENT) {
      written = Tally.sum(count(tally, split, 0), count(tally, split, 1));
    }
    // Without its own part of the input, the cached parts are no total.
    tally.add(UsageUnit.INPUT_TOKENS, input == ABSENT ? ABSENT : Tally.sum(input, read, written));
    tally.add(UsageUnit.CACHE_READ_TOKENS, read);
    tally.add(UsageUnit.CACHE_WRITE_TOKENS, written);
    Field.addAll(WRITES, split, tally);
    tally.add(UsageUnit.OUTPUT_TOKENS, usage.path("output_tokens"));
    tally.add(
        UsageUnit.OUTPUT_REASONING_TOKENS,
        usage.path("output_tokens_details").path("thinking_tokens"));
    Field.addAll(TOOLS, usage.path("server_tool_use"), tally);
    if (hasSideWork(usage.path("iterations"), tally)) {
      tally.flaw(UsageFlaw.SIDE_WORK);
    }
  }

  private static long count(Tally tally, JsonNode split, int write) {
    return tally.count(split.path(WRITES.get(write).name()));
  }

  /** Compaction and advisor models are billed, but only messages are in the totals. */
  private static boolean hasSideWork(JsonNode iterations, Tally tally) {
    for (JsonNode iteration : iterations) {
      String type = Json.text(iteration, "type");
      if (type != null
          && !type.equals("message")
          && tally.count(iteration.path("output_tokens")) > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean isFinal(JsonNode event) {
    return "message_stop".equals(Json.text(event, "type"))
        || Json.text(event.path("delta"), "stop_reason") != null;
  }

  @Override
  public StreamUsageReader stream() {
    return new AnthropicStream(this);
  }
}
