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
import org.jspecify.annotations.Nullable;

/** Google's generateContent and streamGenerateContent, on the Gemini API and on Vertex AI. */
final class GeminiContent implements WireProtocol {
  private static final String WHOLE = "generateContent";
  private static final String STREAM = "streamGenerateContent";

  @Override
  public String path() {
    return "/v1beta/models/{model}:" + WHOLE;
  }

  @Override
  public boolean serves(String method, String path) {
    return Google.serves(method, path, WHOLE) || Google.serves(method, path, STREAM);
  }

  @Override
  public String model(String path, JsonNode body) {
    return Google.model(path);
  }

  @Override
  public boolean streams(String path, JsonNode body) {
    return path.endsWith(":" + STREAM);
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(
        Part.INPUT,
        Part.OUTPUT,
        Part.CACHE_READ,
        Part.REASONING,
        Part.TOOL_INPUT,
        Part.AUDIO_INPUT,
        Part.AUDIO_OUTPUT,
        Part.IMAGE_INPUT,
        Part.IMAGE_OUTPUT);
  }

  @Override
  public String requestIdHeader() {
    return Google.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Google.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return ServerSentEvents.data(Google.error(failure).toString());
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    return call.isStreaming() ? stream(call) : WireBody.json(whole(call));
  }

  private static ObjectNode whole(SimulatedCall call) {
    ArrayNode parts = Json.array();
    if (!call.text().isEmpty()) {
      parts.addObject().put("text", call.text());
    }
    addToolCalls(call, parts);
    return response(call, parts, finishReason(call), usage(call));
  }

  /** Every chunk has the tokens of the prompt; those of the answer come with the last. */
  private static WireBody stream(SimulatedCall call) {
    ServerSentEvents events = new ServerSentEvents();
    ObjectNode soFar = promptUsage(call);
    List<String> pieces = TextTokens.pieces(call.text());
    for (String piece : pieces) {
      ArrayNode parts = Json.array();
      parts.addObject().put("text", piece);
      events.add(response(call, parts, null, soFar));
    }
    ArrayNode last = Json.array();
    addToolCalls(call, last);
    if (last.isEmpty()) {
      last.addObject().put("text", "");
    }
    return events.add(response(call, last, finishReason(call), usage(call))).body();
  }

  private static void addToolCalls(SimulatedCall call, ArrayNode parts) {
    for (ToolCall toolCall : call.toolCalls()) {
      parts
          .addObject()
          .putObject("functionCall")
          .put("name", toolCall.name())
          .set("args", Json.parseObject("arguments", toolCall.arguments()));
    }
  }

  private static ObjectNode response(
      SimulatedCall call,
      ArrayNode parts,
      @Nullable String finishReason,
      @Nullable ObjectNode usage) {
    ObjectNode body = Json.object();
    ObjectNode candidate = body.putArray("candidates").addObject().put("index", 0);
    candidate.putObject("content").put("role", "model").set("parts", parts);
    if (finishReason != null) {
      candidate.put("finishReason", finishReason);
      addSearches(call, candidate);
    }
    body.put("modelVersion", call.model()).put("responseId", call.id("gemini-"));
    return usage == null ? body : body.set("usageMetadata", usage);
  }

  private static void addSearches(SimulatedCall call, ObjectNode candidate) {
    if (!call.searches().isEmpty()) {
      ArrayNode queries = candidate.putObject("groundingMetadata").putArray("webSearchQueries");
      call.searches().forEach(queries::add);
    }
  }

  private static String finishReason(SimulatedCall call) {
    return call.isTruncated() ? "MAX_TOKENS" : "STOP";
  }

  private static @Nullable ObjectNode promptUsage(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return null;
    }
    long prompt = usage.count(Part.INPUT);
    return Json.object().put("promptTokenCount", prompt).put("totalTokenCount", prompt);
  }

  private static @Nullable ObjectNode usage(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    ObjectNode node =
        Json.object()
            .put("promptTokenCount", usage.count(Part.INPUT))
            .put("candidatesTokenCount", usage.count(Part.OUTPUT));
    put(node, "cachedContentTokenCount", usage, Part.CACHE_READ);
    put(node, "thoughtsTokenCount", usage, Part.REASONING);
    put(node, "toolUsePromptTokenCount", usage, Part.TOOL_INPUT);
    node.put("totalTokenCount", total(usage));
    Google.modalities(
        node.putArray("promptTokensDetails"),
        "tokenCount",
        usage,
        Part.INPUT,
        Part.AUDIO_INPUT,
        Part.IMAGE_INPUT);
    Google.modalities(
        node.putArray("candidatesTokensDetails"),
        "tokenCount",
        usage,
        Part.OUTPUT,
        Part.AUDIO_OUTPUT,
        Part.IMAGE_OUTPUT);
    boolean vertex = Google.isVertex(call.path());
    String tier = call.scriptedTier(vertex ? "ON_DEMAND" : "standard");
    return node.put(vertex ? "trafficType" : "serviceTier", tier);
  }

  private static void put(ObjectNode node, String field, WireUsage usage, Part part) {
    if (usage.has(part)) {
      node.put(field, usage.count(part));
    }
  }

  private static long total(WireUsage usage) {
    return usage.count(Part.INPUT)
        + usage.count(Part.OUTPUT)
        + usage.count(Part.REASONING)
        + usage.count(Part.TOOL_INPUT);
  }
}
