/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Text generation and multimodal conversations; every event of a stream has the usage so far. */
final class DashScopeGeneration implements WireProtocol {
  private static final String GENERATION = "/api/v1/services/aigc/text-generation/generation";
  private static final String CONVERSATION =
      "/api/v1/services/aigc/multimodal-generation/generation";

  private final boolean multimodal;

  DashScopeGeneration(boolean multimodal) {
    this.multimodal = multimodal;
  }

  @Override
  public String path() {
    return multimodal ? CONVERSATION : GENERATION;
  }

  /** A stream is asked for by a header. */
  @Override
  public boolean streams(UnaryOperator<@Nullable String> headers, String path, JsonNode body) {
    return "enable".equalsIgnoreCase(headers.apply("X-DashScope-SSE"));
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(
        Part.INPUT,
        Part.OUTPUT,
        Part.CACHE_READ,
        Part.CACHE_WRITE_5M,
        Part.REASONING,
        Part.IMAGE_INPUT,
        Part.AUDIO_INPUT);
  }

  @Override
  public String requestIdHeader() {
    return DashScope.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return DashScope.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return DashScope.event(position + 1, "error", DashScope.error(failure));
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (!call.toolCalls().isEmpty()) {
      throw new ScriptException("tool call for " + path() + " (expected: text)");
    }
    String reason = call.isTruncated() ? "length" : "stop";
    if (!call.isStreaming()) {
      return WireBody.json(piece(call, call.text(), reason, 1, 1));
    }
    List<String> pieces = new ArrayList<>(TextTokens.pieces(call.text()));
    pieces.add("");
    boolean incremental = call.body().at("/parameters/incremental_output").asBoolean();
    List<byte[]> events = new ArrayList<>();
    StringBuilder soFar = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      soFar.append(pieces.get(i));
      boolean last = i == pieces.size() - 1;
      String text = incremental ? pieces.get(i) : soFar.toString();
      JsonNode data = piece(call, text, last ? reason : "null", i + 1, pieces.size());
      events.add(DashScope.event(i + 1, "result", data));
    }
    return WireBody.stream("text/event-stream;charset=UTF-8", events);
  }

  private ObjectNode piece(SimulatedCall call, String text, String reason, int sent, int all) {
    ObjectNode body = Json.object();
    ObjectNode output = body.putObject("output");
    if (!multimodal && !call.body().at("/parameters/result_format").asText().equals("message")) {
      output.put("text", text).put("finish_reason", reason);
    } else {
      ObjectNode choice = output.putArray("choices").addObject().put("finish_reason", reason);
      ObjectNode message = choice.putObject("message").put("role", "assistant");
      if (multimodal) {
        message.putArray("content").addObject().put("text", text);
      } else {
        message.put("content", text);
      }
    }
    ObjectNode usage = DashScope.usage(call, sent, all);
    if (usage != null) {
      body.set("usage", usage);
    }
    return body.put("request_id", call.id("ds-"));
  }
}
