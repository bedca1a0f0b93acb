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
import java.util.List;
import java.util.Set;

/** The forms that vendors give to the bodies of InvokeModel; told by the request's own form. */
enum BedrockFamily {
  CLAUDE {
    @Override
    Set<Part> meters() {
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
    ObjectNode body(SimulatedCall call) {
      return AnthropicMessages.message(call);
    }

    @Override
    List<ObjectNode> events(SimulatedCall call) {
      return AnthropicMessages.events(call);
    }
  },

  /** The same counts as in Converse. */
  NOVA {
    @Override
    Set<Part> meters() {
      return EnumSet.of(Part.INPUT, Part.OUTPUT, Part.CACHE_READ, Part.CACHE_WRITE);
    }

    @Override
    ObjectNode body(SimulatedCall call) {
      return BedrockBodies.nova(call);
    }

    @Override
    List<ObjectNode> events(SimulatedCall call) {
      return BedrockBodies.novaEvents(call);
    }
  },

  TITAN_TEXT {
    @Override
    ObjectNode body(SimulatedCall call) {
      return BedrockBodies.titan(call);
    }

    @Override
    List<ObjectNode> events(SimulatedCall call) {
      return BedrockBodies.titanEvents(call);
    }
  },

  LLAMA {
    @Override
    ObjectNode body(SimulatedCall call) {
      return BedrockBodies.llama(call, call.text(), true);
    }

    @Override
    List<ObjectNode> events(SimulatedCall call) {
      return BedrockBodies.llamaEvents(call);
    }
  },

  /** Counts nothing: only Bedrock's headers and closing metrics do. */
  MISTRAL {
    @Override
    ObjectNode body(SimulatedCall call) {
      return BedrockBodies.mistral(call.text(), "stop");
    }

    @Override
    List<ObjectNode> events(SimulatedCall call) {
      return BedrockBodies.mistralEvents(call);
    }
  },

  COHERE_CHAT {
    @Override
    ObjectNode body(SimulatedCall call) {
      return BedrockBodies.cohere(call);
    }

    @Override
    List<ObjectNode> events(SimulatedCall call) {
      return BedrockBodies.cohereEvents(call);
    }
  },

  /** Vectors of Titan, whose body counts its input. */
  TITAN_EMBEDDING {
    @Override
    Set<Part> meters() {
      return EnumSet.of(Part.INPUT);
    }

    @Override
    ObjectNode body(SimulatedCall call) {
      ObjectNode body = Json.object();
      body.putArray("embedding").add(0.25).add(0.25);
      WireUsage usage = call.usage(0);
      return usage == null ? body : body.put("inputTextTokenCount", usage.count(Part.INPUT));
    }
  },

  /** Vectors of Cohere, whose body counts nothing. */
  COHERE_EMBEDDING {
    @Override
    Set<Part> meters() {
      return EnumSet.of(Part.INPUT);
    }

    @Override
    ObjectNode body(SimulatedCall call) {
      ObjectNode body =
          Json.object().put("id", call.id("")).put("response_type", "embeddings_floats");
      ArrayNode vectors = body.putArray("embeddings");
      for (int i = 0; i < Math.max(1, call.body().path("texts").size()); i++) {
        vectors.addArray().add(0.25).add(0.25);
      }
      return body;
    }
  },

  /** An order of documents; billed by the search, which nothing in the response counts. */
  COHERE_RERANK {
    @Override
    Set<Part> meters() {
      return EnumSet.of(Part.INPUT);
    }

    @Override
    ObjectNode body(SimulatedCall call) {
      ObjectNode body = Json.object();
      ArrayNode results = body.putArray("results");
      for (int i = 0; i < call.body().path("documents").size(); i++) {
        results.addObject().put("index", i).put("relevance_score", 0.5);
      }
      return body;
    }
  },

  /** Pictures of Titan and of Nova Canvas, billed by their number. */
  IMAGES {
    @Override
    Set<Part> meters() {
      return EnumSet.noneOf(Part.class);
    }

    @Override
    ObjectNode body(SimulatedCall call) {
      ObjectNode body = Json.object();
      ArrayNode images = body.putArray("images");
      JsonNode count = call.body().path("imageGenerationConfig").path("numberOfImages");
      for (int i = 0; i < count.asInt(1); i++) {
        images.add("aGVyb24=");
      }
      return body.putNull("error");
    }
  };

  static BedrockFamily of(SimulatedCall call) {
    JsonNode body = call.body();
    String model = call.model();
    if (body.has("taskType")) {
      return IMAGES;
    }
    if (body.has("documents") && body.has("query")) {
      return COHERE_RERANK;
    }
    if (body.has("texts")) {
      return COHERE_EMBEDDING;
    }
    if (body.has("inputText")) {
      return model.contains("embed") ? TITAN_EMBEDDING : TITAN_TEXT;
    }
    if (body.has("message")) {
      return COHERE_CHAT;
    }
    if (body.has("prompt")) {
      return model.contains("llama") || body.has("max_gen_len") ? LLAMA : MISTRAL;
    }
    return body.has("inferenceConfig") || model.contains("amazon.") ? NOVA : CLAUDE;
  }

  /** The numbers that the family has a field for. */
  Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT);
  }

  abstract ObjectNode body(SimulatedCall call);

  List<ObjectNode> events(SimulatedCall call) {
    throw new ScriptException("a stream of " + this + " (expected: a family that is streamed)");
  }

  /** Refuses numbers that the family has no field for. */
  void check(SimulatedCall call) {
    WireUsage usage = call.usage(0);
    if (usage == null || !call.hasScriptedUsage()) {
      return;
    }
    for (Part part : usage.parts()) {
      if (usage.count(part) > 0 && !meters().contains(part)) {
        throw new ScriptException(
            "usage: %s for %s (expected: only %s)".formatted(part, this, meters()));
      }
    }
  }
}
