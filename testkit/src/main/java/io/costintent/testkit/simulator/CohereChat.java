/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.EnumSet;
import java.util.Set;

/** A conversation by version 2 of Cohere's API. */
final class CohereChat implements WireProtocol {
  @Override
  public String path() {
    return "/v2/chat";
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT, Part.CACHE_READ);
  }

  @Override
  public String requestIdHeader() {
    return Cohere.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Cohere.error(failure);
  }

  /** The end of the stream says that something went wrong, and has no usage. */
  @Override
  public byte[] streamError(Failure failure, int position) {
    ObjectNode end = event("message-end");
    end.putObject("delta").put("finish_reason", "ERROR").put("error", failure.message());
    return ServerSentEvents.typed(end);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (call.isStreaming()) {
      return stream(call);
    }
    ObjectNode body = Json.object().put("id", call.id("co-"));
    ObjectNode message = body.putObject("message").put("role", "assistant");
    if (!call.text().isEmpty()) {
      message.putArray("content").addObject().put("type", "text").put("text", call.text());
    }
    ArrayNode toolCalls = message.putArray("tool_calls");
    for (int i = 0; i < call.toolCalls().size(); i++) {
      toolCalls.add(toolCall(call, i, call.toolCalls().get(i).arguments()));
    }
    body.put("finish_reason", Cohere.finishReason(call));
    Cohere.putUsage(body, "usage", call);
    return WireBody.json(body);
  }

  private static WireBody stream(SimulatedCall call) {
    ServerSentEvents events = new ServerSentEvents();
    ObjectNode start = event("message-start").put("id", call.id("co-"));
    ObjectNode message = start.putObject("delta").putObject("message").put("role", "assistant");
    message.putArray("content");
    events.addTyped(start);
    if (!call.text().isEmpty()) {
      addText(events, call);
    }
    for (int i = 0; i < call.toolCalls().size(); i++) {
      addToolCall(events, call, i);
    }
    ObjectNode end = event("message-end").put("id", call.id("co-"));
    ObjectNode delta = end.putObject("delta").put("finish_reason", Cohere.finishReason(call));
    Cohere.putUsage(delta, "usage", call);
    return events.addTyped(end).body();
  }

  private static void addText(ServerSentEvents events, SimulatedCall call) {
    events.addTyped(content("content-start", "").put("index", 0));
    for (String piece : TextTokens.pieces(call.text())) {
      events.addTyped(content("content-delta", piece).put("index", 0));
    }
    events.addTyped(event("content-end").put("index", 0));
  }

  private static ObjectNode content(String type, String text) {
    ObjectNode event = event(type);
    event
        .putObject("delta")
        .putObject("message")
        .putObject("content")
        .put("type", "text")
        .put("text", text);
    return event;
  }

  private static void addToolCall(ServerSentEvents events, SimulatedCall call, int index) {
    events.addTyped(tool("tool-call-start", index, toolCall(call, index, "")));
    ObjectNode piece = Json.object();
    piece.putObject("function").put("arguments", call.toolCalls().get(index).arguments());
    events.addTyped(tool("tool-call-delta", index, piece));
    events.addTyped(event("tool-call-end").put("index", index));
  }

  private static ObjectNode tool(String type, int index, ObjectNode toolCall) {
    ObjectNode event = event(type).put("index", index);
    event.putObject("delta").putObject("message").set("tool_calls", toolCall);
    return event;
  }

  private static ObjectNode toolCall(SimulatedCall call, int index, String arguments) {
    ObjectNode node = Json.object().put("id", call.innerId("call_", index)).put("type", "function");
    node.putObject("function")
        .put("name", call.toolCalls().get(index).name())
        .put("arguments", arguments);
    return node;
  }

  private static ObjectNode event(String type) {
    return Json.object().put("type", type);
  }
}
