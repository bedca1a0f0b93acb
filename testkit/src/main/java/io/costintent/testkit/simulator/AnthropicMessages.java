/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Anthropic's Messages API. */
final class AnthropicMessages implements WireProtocol {
  @Override
  public String path() {
    return "/v1/messages";
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(
        Part.INPUT,
        Part.OUTPUT,
        Part.CACHE_READ,
        Part.CACHE_WRITE,
        Part.CACHE_WRITE_5M,
        Part.CACHE_WRITE_1H,
        Part.REASONING,
        Part.WEB_SEARCHES);
  }

  @Override
  public String requestIdHeader() {
    return "request-id";
  }

  @Override
  public JsonNode error(Failure failure) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("type", type(failure)).put("message", failure.message());
    return body;
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return ServerSentEvents.typed(error(failure));
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (!call.isStreaming()) {
      return WireBody.json(message(call));
    }
    ServerSentEvents events = new ServerSentEvents();
    events(call).forEach(events::addTyped);
    return events.body();
  }

  static ObjectNode message(SimulatedCall call) {
    ObjectNode body = head(call).set("content", content(call));
    ObjectNode usage = AnthropicUsage.whole(call);
    return usage == null ? stop(call, body) : stop(call, body).set("usage", usage);
  }

  static List<ObjectNode> events(SimulatedCall call) {
    ArrayNode content = content(call);
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode message = head(call);
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    put(message, "usage", AnthropicUsage.atStart(call));
    events.add(event("message_start").set("message", message));
    for (int i = 0; i < content.size(); i++) {
      addBlock(events, i, content.get(i));
    }
    ObjectNode end = event("message_delta").set("delta", stop(call, Json.object()));
    put(end, "usage", AnthropicUsage.atEnd(call));
    events.add(end);
    events.add(event("message_stop"));
    return events;
  }

  private static void addBlock(List<ObjectNode> events, int index, JsonNode block) {
    boolean text = block.path("type").asText().equals("text");
    ObjectNode empty = block.deepCopy();
    if (text) {
      empty.put("text", "");
    } else {
      empty.putObject("input");
    }
    events.add(event("content_block_start").put("index", index).set("content_block", empty));
    String whole = text ? block.path("text").asText() : block.path("input").toString();
    for (String piece : TextTokens.pieces(whole)) {
      ObjectNode delta = event("content_block_delta").put("index", index);
      delta
          .putObject("delta")
          .put("type", text ? "text_delta" : "input_json_delta")
          .put(text ? "text" : "partial_json", piece);
      events.add(delta);
    }
    events.add(event("content_block_stop").put("index", index));
  }

  private static ObjectNode head(SimulatedCall call) {
    return Json.object()
        .put("id", call.id("msg_"))
        .put("type", "message")
        .put("role", "assistant")
        .put("model", call.model());
  }

  private static ArrayNode content(SimulatedCall call) {
    ArrayNode content = Json.array();
    if (!call.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", call.text()).putNull("citations");
    }
    for (int i = 0; i < call.toolCalls().size(); i++) {
      ToolCall toolCall = call.toolCalls().get(i);
      ObjectNode block =
          content
              .addObject()
              .put("type", "tool_use")
              .put("id", call.innerId("toolu_", i))
              .put("name", toolCall.name());
      block.set("input", Json.parseObject("arguments", toolCall.arguments()));
      block.putObject("caller").put("type", "direct");
    }
    return content;
  }

  private static ObjectNode stop(SimulatedCall call, ObjectNode node) {
    String reason = call.toolCalls().isEmpty() ? "end_turn" : "tool_use";
    return node.put("stop_reason", call.isTruncated() ? "max_tokens" : reason)
        .putNull("stop_sequence");
  }

  private static void put(ObjectNode node, String name, @Nullable ObjectNode value) {
    if (value != null) {
      node.set(name, value);
    }
  }

  private static ObjectNode event(String type) {
    return Json.object().put("type", type);
  }

  private static String type(Failure failure) {
    if (failure.type() != null) {
      return failure.type();
    }
    return switch (failure.status()) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 529 -> "overloaded_error";
      default -> failure.status() < 500 ? "invalid_request_error" : "api_error";
    };
  }
}
