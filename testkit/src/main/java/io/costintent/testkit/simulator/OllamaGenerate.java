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

/** A completion by Ollama; it has no tool calls. */
final class OllamaGenerate implements WireProtocol {
  @Override
  public String path() {
    return "/api/generate";
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
    if (!call.toolCalls().isEmpty()) {
      throw new ScriptException("tool call for " + path() + " (expected: text)");
    }
    if (!call.isStreaming()) {
      return WireBody.json(Ollama.last(call, response(call, call.text())));
    }
    List<ObjectNode> answers = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      answers.add(response(call, piece).put("done", false));
    }
    answers.add(Ollama.last(call, response(call, "")));
    return Ollama.lines(answers);
  }

  private static ObjectNode response(SimulatedCall call, String text) {
    return Ollama.head(call).put("response", text);
  }
}
