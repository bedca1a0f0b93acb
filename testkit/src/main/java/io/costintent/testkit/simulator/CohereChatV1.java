/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A conversation by version 1 of Cohere's API, whose streams are lines of JSON. */
final class CohereChatV1 implements WireProtocol {
  @Override
  public String path() {
    return "/v1/chat";
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT);
  }

  @Override
  public String requestIdHeader() {
    return Cohere.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Cohere.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    ObjectNode end = event("stream-end", true).put("finish_reason", "ERROR");
    end.putObject("response").put("text", "").put("finish_reason", "ERROR");
    return line(end);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (!call.toolCalls().isEmpty()) {
      throw new ScriptException("tool call for " + path() + " (expected: text)");
    }
    if (!call.isStreaming()) {
      return WireBody.json(response(call));
    }
    List<byte[]> lines = new ArrayList<>();
    lines.add(line(event("stream-start", false).put("generation_id", call.innerId("gen-", 0))));
    for (String piece : TextTokens.pieces(call.text())) {
      lines.add(line(event("text-generation", false).put("text", piece)));
    }
    ObjectNode end = event("stream-end", true).put("finish_reason", Cohere.finishReason(call));
    lines.add(line(end.set("response", response(call))));
    return WireBody.stream("application/stream+json", lines);
  }

  private static ObjectNode response(SimulatedCall call) {
    ObjectNode body =
        Json.object()
            .put("response_id", call.id("co-"))
            .put("generation_id", call.innerId("gen-", 0))
            .put("text", call.text())
            .put("finish_reason", Cohere.finishReason(call));
    Cohere.putUsage(body, "meta", call);
    return body;
  }

  private static ObjectNode event(String type, boolean finished) {
    return Json.object().put("is_finished", finished).put("event_type", type);
  }

  private static byte[] line(JsonNode node) {
    return (node + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
