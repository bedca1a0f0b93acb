/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of the families on Bedrock, whole and as the events of a stream. */
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
    BedrockConverse.forEachBlockEvent(
        call, (type, event) -> events.add(Json.object().set(type, event)));
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

  static ObjectNode llama(SimulatedCall call) {
    return llamaEnd(call, call.text());
  }

  static List<ObjectNode> llamaEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(Json.object().put("generation", piece).putNull("stop_reason"));
    }
    events.add(llamaEnd(call, ""));
    return events;
  }

  private static ObjectNode llamaEnd(SimulatedCall call, String text) {
    ObjectNode body = Json.object().put("generation", text).put("stop_reason", stopReason(call));
    WireUsage usage = call.usage(call.outputTokens());
    return usage == null
        ? body
        : body.put("prompt_token_count", usage.count(Part.INPUT))
            .put("generation_token_count", usage.count(Part.OUTPUT));
  }

  static ObjectNode mistral(SimulatedCall call) {
    return mistralOutput(call.text(), stopReason(call));
  }

  static List<ObjectNode> mistralEvents(SimulatedCall call) {
    List<ObjectNode> events = new ArrayList<>();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(mistralOutput(piece, null));
    }
    events.add(mistralOutput("", stopReason(call)));
    return events;
  }

  private static ObjectNode mistralOutput(String text, @Nullable String stopReason) {
    ObjectNode body = Json.object();
    body.putArray("outputs").addObject().put("text", text).put("stop_reason", stopReason);
    return body;
  }

  /** The word of Llama and of Mistral. */
  private static String stopReason(SimulatedCall call) {
    return call.isTruncated() ? "length" : "stop";
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
    events.add(cohereEvent("stream-start", false).put("generation_id", call.innerId("", 0)));
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(cohereEvent("text-generation", false).put("text", piece));
    }
    ObjectNode response = cohere(call);
    ObjectNode end = cohereEvent("stream-end", true);
    end.set("finish_reason", response.path("finish_reason"));
    end.set("response", response);
    events.add(end);
    return events;
  }

  private static ObjectNode cohereEvent(String type, boolean finished) {
    return Json.object().put("event_type", type).put("is_finished", finished);
  }

  static ObjectNode titanEmbedding(SimulatedCall call) {
    ObjectNode body = Json.object();
    body.putArray("embedding").add(0.25).add(0.25);
    WireUsage usage = call.usage(0);
    return usage == null ? body : body.put("inputTextTokenCount", usage.count(Part.INPUT));
  }

  static ObjectNode cohereEmbedding(SimulatedCall call) {
    ObjectNode body =
        Json.object().put("id", call.id("")).put("response_type", "embeddings_floats");
    ArrayNode vectors = body.putArray("embeddings");
    for (int i = 0; i < Math.max(1, call.body().path("texts").size()); i++) {
      vectors.addArray().add(0.25).add(0.25);
    }
    return body;
  }

  static ObjectNode cohereRerank(SimulatedCall call) {
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    for (int i = 0; i < call.body().path("documents").size(); i++) {
      results.addObject().put("index", i).put("relevance_score", 0.5);
    }
    return body;
  }

  static ObjectNode images(SimulatedCall call) {
    ObjectNode body = Json.object();
    ArrayNode images = body.putArray("images");
    JsonNode count = call.body().path("imageGenerationConfig").path("numberOfImages");
    for (int i = 0; i < count.asInt(1); i++) {
      images.add("aGVyb24=");
    }
    return body.putNull("error");
  }

  private BedrockBodies() {}
}
