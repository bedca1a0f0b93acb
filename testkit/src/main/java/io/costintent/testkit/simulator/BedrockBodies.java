/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of text models on Bedrock, whole and as the events of a stream. */
final class BedrockBodies {
  static ObjectNode nova(SimulatedCall call) {
    ObjectNode body = Json.object();
    ObjectNode message = body.putObject("output").putObject("message");
    message.put("role", "assistant").set("content", BedrockConverse.content(call));
    return withUsage(body.put("stopReason", BedrockConverse.stopReason(call)), novaUsage(call));
  }

  static List<ObjectNode> novaEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode start = Json.object();
    start.putObject("messageStart").put("role", "assistant");
    events.add(start);
    for (String piece : TextTokens.pieces(call.text())) {
      ObjectNode event = Json.object();
      ObjectNode delta = event.putObject("contentBlockDelta").put("contentBlockIndex", 0);
      delta.putObject("delta").put("text", piece);
      events.add(event);
    }
    ObjectNode stop = Json.object();
    stop.putObject("messageStop").put("stopReason", BedrockConverse.stopReason(call));
    events.add(stop);
    ObjectNode end = Json.object();
    withUsage(end.putObject("metadata"), novaUsage(call)).putObject("metrics");
    events.add(end);
    return events;
  }

  private static @Nullable ObjectNode novaUsage(SimulatedCall call) {
    ObjectNode usage = BedrockConverse.usage(call);
    if (usage != null) {
      usage.remove(List.of("cacheReadInputTokens", "cacheWriteInputTokens"));
    }
    return usage;
  }

  private static ObjectNode withUsage(ObjectNode body, @Nullable ObjectNode usage) {
    return usage == null ? body : body.set("usage", usage);
  }

  static ObjectNode titan(SimulatedCall call) {
    ObjectNode body = Json.object();
    ObjectNode result = body.putArray("results").addObject();
    result.put("outputText", call.text()).put("completionReason", titanReason(call));
    WireUsage usage = call.usage(call.outputTokens());
    if (usage != null) {
      body.put("inputTextTokenCount", usage.count(Part.INPUT));
      result.put("tokenCount", usage.count(Part.OUTPUT));
    }
    return body;
  }

  static List<ObjectNode> titanEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(
          Json.object()
              .put("outputText", piece)
              .put("index", 0)
              .putNull("totalOutputTextTokenCount")
              .putNull("completionReason")
              .putNull("inputTextTokenCount"));
    }
    ObjectNode last = Json.object().put("outputText", "").put("index", 0);
    last.put("completionReason", titanReason(call));
    WireUsage usage = call.usage(call.outputTokens());
    if (usage != null) {
      last.put("totalOutputTextTokenCount", usage.count(Part.OUTPUT))
          .put("inputTextTokenCount", usage.count(Part.INPUT));
    }
    events.add(last);
    return events;
  }

  private static String titanReason(SimulatedCall call) {
    return call.isTruncated() ? "LENGTH" : "FINISH";
  }

  static ObjectNode llama(SimulatedCall call, String text, boolean ends) {
    ObjectNode body = Json.object().put("generation", text);
    WireUsage usage = call.usage(call.outputTokens());
    if (usage != null && ends) {
      body.put("prompt_token_count", usage.count(Part.INPUT))
          .put("generation_token_count", usage.count(Part.OUTPUT));
    }
    return body.put("stop_reason", ends ? call.isTruncated() ? "length" : "stop" : null);
  }

  static List<ObjectNode> llamaEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(llama(call, piece, false));
    }
    events.add(llama(call, "", true));
    return events;
  }

  static ObjectNode mistral(String text, @Nullable String stopReason) {
    ObjectNode body = Json.object();
    body.putArray("outputs").addObject().put("text", text).put("stop_reason", stopReason);
    return body;
  }

  static List<ObjectNode> mistralEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(mistral(piece, null));
    }
    events.add(mistral("", "stop"));
    return events;
  }

  static ObjectNode cohere(SimulatedCall call) {
    ObjectNode body =
        Json.object()
            .put("response_id", call.id(""))
            .put("text", call.text())
            .put("generation_id", call.innerId("", 0))
            .put("finish_reason", call.isTruncated() ? "MAX_TOKENS" : "COMPLETE");
    WireUsage usage = call.usage(call.outputTokens());
    if (usage != null) {
      body.putObject("meta")
          .putObject("billed_units")
          .put("input_tokens", usage.count(Part.INPUT))
          .put("output_tokens", usage.count(Part.OUTPUT));
    }
    return body;
  }

  static List<ObjectNode> cohereEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    events.add(Json.object().put("event_type", "stream-start").put("is_finished", false));
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(Json.object().put("event_type", "text-generation").put("text", piece));
    }
    ObjectNode end = Json.object().put("event_type", "stream-end").put("is_finished", true);
    end.set("response", cohere(call));
    events.add(end);
    return events;
  }

  private BedrockBodies() {}
}
