/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The forms that vendors give to the bodies of InvokeModel; told by the request's own form.
 * Immutable and thread-safe.
 */
final class BedrockFamily {
  private static final BedrockFamily CLAUDE =
      new BedrockFamily(
          "Claude",
          EnumSet.of(
              Part.INPUT,
              Part.OUTPUT,
              Part.CACHE_READ,
              Part.CACHE_WRITE,
              Part.CACHE_WRITE_5M,
              Part.CACHE_WRITE_1H,
              Part.REASONING,
              Part.WEB_SEARCHES),
          AnthropicMessages::message,
          AnthropicMessages::events);

  /** The same counts as in Converse. */
  private static final BedrockFamily NOVA =
      new BedrockFamily(
          "Nova",
          EnumSet.of(Part.INPUT, Part.OUTPUT, Part.CACHE_READ, Part.CACHE_WRITE),
          BedrockBodies::nova,
          BedrockBodies::novaEvents);

  private static final BedrockFamily TITAN_TEXT =
      text("Titan text", BedrockBodies::titan, BedrockBodies::titanEvents);

  private static final BedrockFamily LLAMA =
      text("Llama", BedrockBodies::llama, BedrockBodies::llamaEvents);

  /** Counts nothing: only Bedrock's headers and closing metrics do. */
  private static final BedrockFamily MISTRAL =
      text("Mistral", BedrockBodies::mistral, BedrockBodies::mistralEvents);

  private static final BedrockFamily COHERE_CHAT =
      text("Cohere chat", BedrockBodies::cohere, BedrockBodies::cohereEvents);

  /** Vectors of Titan, whose body counts its input. */
  private static final BedrockFamily TITAN_EMBEDDING =
      whole("Titan embeddings", EnumSet.of(Part.INPUT), BedrockBodies::titanEmbedding);

  /** Vectors of Cohere, whose body counts nothing. */
  private static final BedrockFamily COHERE_EMBEDDING =
      whole("Cohere embed", EnumSet.of(Part.INPUT), BedrockBodies::cohereEmbedding);

  /** An order of documents; billed by the search, which nothing in the response counts. */
  private static final BedrockFamily COHERE_RERANK =
      whole("Cohere rerank", EnumSet.of(Part.INPUT), BedrockBodies::cohereRerank);

  /** Pictures of Titan and of Nova Canvas, billed by their number. */
  private static final BedrockFamily IMAGES =
      whole("images", EnumSet.noneOf(Part.class), BedrockBodies::images);

  private static final Set<BedrockFamily> WITH_TOOLS = Set.of(CLAUDE, NOVA);

  private final String name;
  private final Set<Part> meters;
  private final Function<SimulatedCall, ObjectNode> body;
  private final Function<SimulatedCall, List<ObjectNode>> events;

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

  private static BedrockFamily text(
      String name,
      Function<SimulatedCall, ObjectNode> body,
      Function<SimulatedCall, List<ObjectNode>> events) {
    return new BedrockFamily(name, EnumSet.of(Part.INPUT, Part.OUTPUT), body, events);
  }

  private static BedrockFamily whole(
      String name, Set<Part> meters, Function<SimulatedCall, ObjectNode> body) {
    return new BedrockFamily(
        name,
        meters,
        body,
        call -> {
          throw new ScriptException(
              "a stream of " + name + " (expected: a family that is streamed)");
        });
  }

  private BedrockFamily(
      String name,
      Set<Part> meters,
      Function<SimulatedCall, ObjectNode> body,
      Function<SimulatedCall, List<ObjectNode>> events) {
    this.name = name;
    this.meters = Collections.unmodifiableSet(meters);
    this.body = body;
    this.events = events;
  }

  ObjectNode body(SimulatedCall call) {
    return body.apply(call);
  }

  List<ObjectNode> events(SimulatedCall call) {
    return events.apply(call);
  }

  /** Refuses tool calls and numbers that the family has no field for. */
  void check(SimulatedCall call) {
    if (!call.toolCalls().isEmpty() && !WITH_TOOLS.contains(this)) {
      throw new ScriptException("tool call for " + name + " (expected: none)");
    }
    WireUsage usage = call.usage(0);
    if (usage == null || !call.hasScriptedUsage()) {
      return;
    }
    for (Part part : usage.parts()) {
      if (usage.count(part) > 0 && !meters.contains(part)) {
        throw new ScriptException(
            "usage: %s for %s (expected: only %s)".formatted(part, name, meters));
      }
    }
  }
}
