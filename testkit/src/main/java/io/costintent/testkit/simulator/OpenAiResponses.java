/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses API. */
final class OpenAiResponses implements WireProtocol {
  @Override
  public String path() {
    return "/v1/responses";
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(
        Part.INPUT,
        Part.OUTPUT,
        Part.CACHE_READ,
        Part.CACHE_WRITE,
        Part.REASONING,
        Part.WEB_SEARCHES);
  }

  @Override
  public String requestIdHeader() {
    return OpenAi.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return OpenAi.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return ServerSentEvents.typed(
        Json.object()
            .put("type", "error")
            .put("code", OpenAi.code(failure))
            .put("message", failure.message())
            .putNull("param")
            .put("sequence_number", position));
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (call.isStreaming()) {
      return OpenAiResponsesStream.of(call, output(call));
    }
    return WireBody.json(finished(call, output(call)));
  }

  /** The response at its end. */
  static ObjectNode finished(SimulatedCall call, ArrayNode output) {
    ObjectNode body = response(call, call.isTruncated() ? "incomplete" : "completed");
    if (call.isTruncated()) {
      body.putObject("incomplete_details").put("reason", "max_output_tokens");
    }
    body.set("output", output);
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null) {
      return body;
    }
    if (usage.has(Part.WEB_SEARCHES)) {
      body.set("tool_usage", toolUsage(usage));
    }
    return body.set("usage", usage(usage));
  }

  /** The response without output and usage, as it is when the model starts. */
  static ObjectNode response(SimulatedCall call, String status) {
    ObjectNode body =
        Json.object()
            .put("id", call.id("resp_"))
            .put("object", "response")
            .put("created_at", SimulatedCall.CREATED)
            .put("status", status)
            .put("background", false)
            .putNull("error")
            .putNull("incomplete_details")
            .putNull("instructions")
            .put("model", call.model());
    body.putArray("output");
    body.put("parallel_tool_calls", true)
        .put("service_tier", call.serviceTier("default"))
        .put("temperature", 1)
        .put("tool_choice", "auto")
        .put("top_p", 1)
        .put("truncation", "disabled")
        .putNull("usage");
    body.putArray("tools");
    body.putObject("metadata");
    return body;
  }

  private static ArrayNode output(SimulatedCall call) {
    ArrayNode output = Json.array();
    WireUsage usage = call.usage(0);
    long searches = usage == null ? 0 : usage.count(Part.WEB_SEARCHES);
    for (int i = 0; i < searches; i++) {
      output
          .addObject()
          .put("type", "web_search_call")
          .put("id", call.innerId("ws_", i))
          .put("status", "completed")
          .putObject("action")
          .put("type", "search")
          .put("query", "simulated");
    }
    if (!call.text().isEmpty() || call.toolCalls().isEmpty()) {
      output.add(message(call));
    }
    for (int i = 0; i < call.toolCalls().size(); i++) {
      ToolCall toolCall = call.toolCalls().get(i);
      output
          .addObject()
          .put("type", "function_call")
          .put("id", call.innerId("fc_", i))
          .put("call_id", call.innerId("call_", i))
          .put("name", toolCall.name())
          .put("arguments", toolCall.arguments())
          .put("status", "completed");
    }
    return output;
  }

  private static ObjectNode message(SimulatedCall call) {
    ObjectNode message =
        Json.object()
            .put("type", "message")
            .put("id", call.innerId("msg_", 0))
            .put("role", "assistant")
            .put("status", call.isTruncated() ? "incomplete" : "completed");
    ObjectNode part = message.putArray("content").addObject();
    part.put("type", "output_text").put("text", call.text()).putArray("annotations");
    part.putArray("logprobs");
    return message;
  }

  private static ObjectNode usage(WireUsage usage) {
    @Nullable ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      return verbatim;
    }
    ObjectNode node = Json.object().put("input_tokens", usage.count(Part.INPUT));
    node.putObject("input_tokens_details")
        .put("cached_tokens", usage.count(Part.CACHE_READ))
        .put("cache_write_tokens", usage.count(Part.CACHE_WRITE));
    node.put("output_tokens", usage.count(Part.OUTPUT))
        .putObject("output_tokens_details")
        .put("reasoning_tokens", usage.count(Part.REASONING));
    return node.put("total_tokens", usage.count(Part.INPUT) + usage.count(Part.OUTPUT));
  }

  private static ObjectNode toolUsage(WireUsage usage) {
    ObjectNode node = Json.object();
    ObjectNode images = node.putObject("image_gen");
    images.put("input_tokens", 0).put("output_tokens", 0).put("total_tokens", 0);
    images.putObject("input_tokens_details").put("image_tokens", 0).put("text_tokens", 0);
    images.putObject("output_tokens_details").put("image_tokens", 0).put("text_tokens", 0);
    node.putObject("web_search").put("num_requests", usage.count(Part.WEB_SEARCHES));
    return node;
  }
}
