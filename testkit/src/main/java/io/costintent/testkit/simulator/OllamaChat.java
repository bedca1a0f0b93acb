/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A conversation with Ollama. */
final class OllamaChat implements WireProtocol {
  @Override
  public String path() {
    return "/api/chat";
  }

  @Override
  public boolean streams(String path, JsonNode body) {
    return Ollama.streams(body);
  }

  @Override
  public Set<Part> meters() {
    return Ollama.METERS;
  }

  @Override
  public String requestIdHeader() {
    return Ollama.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Ollama.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return Ollama.line(Ollama.error(failure));
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (!call.isStreaming()) {
      ObjectNode whole = message(call, call.text());
      addToolCalls(call, whole);
      return WireBody.json(Ollama.last(call, whole));
    }
    List<ObjectNode> answers = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      answers.add(message(call, piece).put("done", false));
    }
    if (!call.toolCalls().isEmpty()) {
      ObjectNode tools = message(call, "");
      addToolCalls(call, tools);
      answers.add(tools.put("done", false));
    }
    answers.add(Ollama.last(call, message(call, "")));
    return Ollama.lines(answers);
  }

  private static ObjectNode message(SimulatedCall call, String content) {
    ObjectNode answer = Ollama.head(call);
    answer.putObject("message").put("role", "assistant").put("content", content);
    return answer;
  }

  private static void addToolCalls(SimulatedCall call, ObjectNode answer) {
    for (ToolCall toolCall : call.toolCalls()) {
      ObjectNode function = Json.object().put("name", toolCall.name());
      function.set("arguments", Json.parseObject("arguments", toolCall.arguments()));
      answer.withObject("message").withArray("tool_calls").addObject().set("function", function);
    }
  }
}
