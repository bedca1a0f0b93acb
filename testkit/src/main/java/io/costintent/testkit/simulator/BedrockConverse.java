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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Bedrock's Converse, and ConverseStream as a binary event stream. */
final class BedrockConverse implements WireProtocol {
  private static final String WHOLE = "converse";
  private static final String STREAM = "converse-stream";

  @Override
  public String path() {
    return "/model/{modelId}/converse[-stream]";
  }

  @Override
  public boolean serves(String method, String path) {
    return method.equals("POST") && !model(path, Json.object()).isEmpty();
  }

  @Override
  public String model(String path, JsonNode body) {
    return Bedrock.model(path, streams(path, body) ? STREAM : WHOLE);
  }

  @Override
  public boolean streams(String path, JsonNode body) {
    return path.endsWith("/" + STREAM);
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(
        Part.INPUT,
        Part.OUTPUT,
        Part.CACHE_READ,
        Part.CACHE_WRITE,
        Part.CACHE_WRITE_5M,
        Part.CACHE_WRITE_1H);
  }

  @Override
  public String requestIdHeader() {
    return Bedrock.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Bedrock.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return Bedrock.streamError(failure);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (call.isStreaming()) {
      return stream(call);
    }
    ObjectNode message = Json.object().put("role", "assistant");
    message.set("content", content(call));
    ObjectNode body = Json.object();
    body.putObject("output").set("message", message);
    body.put("stopReason", stopReason(call));
    return WireBody.json(end(call, body));
  }

  private static WireBody stream(SimulatedCall call) {
    EventStream events =
        new EventStream().add("messageStart", Json.object().put("role", "assistant"));
    forEachBlockEvent(call, events::add);
    return events
        .add("messageStop", Json.object().put("stopReason", stopReason(call)))
        .add("metadata", end(call, Json.object()))
        .body();
  }

  /** Tells {@code events} the type and the payload of each event of the content. */
  static void forEachBlockEvent(SimulatedCall call, BiConsumer<String, ObjectNode> events) {
    ArrayNode content = content(call);
    for (int i = 0; i < content.size(); i++) {
      addBlock(events, i, content.get(i));
    }
  }

  /** Only a tool's block says that it starts. */
  private static void addBlock(BiConsumer<String, ObjectNode> events, int index, JsonNode block) {
    JsonNode tool = block.path("toolUse");
    if (tool.isObject()) {
      ObjectNode start = at(index);
      start
          .putObject("start")
          .putObject("toolUse")
          .put("toolUseId", tool.path("toolUseId").asText())
          .put("name", tool.path("name").asText());
      events.accept("contentBlockStart", start);
      for (String piece : TextTokens.pieces(tool.path("input").toString())) {
        ObjectNode delta = at(index);
        delta.putObject("delta").putObject("toolUse").put("input", piece);
        events.accept("contentBlockDelta", delta);
      }
    }
    for (String piece : TextTokens.pieces(block.path("text").asText())) {
      ObjectNode delta = at(index);
      delta.putObject("delta").put("text", piece);
      events.accept("contentBlockDelta", delta);
    }
    events.accept("contentBlockStop", at(index));
  }

  private static ObjectNode at(int index) {
    return Json.object().put("contentBlockIndex", index);
  }

  static ArrayNode content(SimulatedCall call) {
    ArrayNode content = Json.array();
    if (!call.text().isEmpty()) {
      content.addObject().put("text", call.text());
    }
    for (int i = 0; i < call.toolCalls().size(); i++) {
      ToolCall toolCall = call.toolCalls().get(i);
      content
          .addObject()
          .putObject("toolUse")
          .put("toolUseId", call.innerId("tooluse_", i))
          .put("name", toolCall.name())
          .set("input", Json.parseObject("arguments", toolCall.arguments()));
    }
    return content;
  }

  static String stopReason(SimulatedCall call) {
    String reason = call.toolCalls().isEmpty() ? "end_turn" : "tool_use";
    return call.isTruncated() ? "max_tokens" : reason;
  }

  /** Adds what a response says last, and a stream in its last event. */
  private static ObjectNode end(SimulatedCall call, ObjectNode node) {
    ObjectNode usage = usage(call);
    if (usage != null) {
      node.set("usage", usage);
    }
    node.putObject("metrics").put("latencyMs", Bedrock.LATENCY_MILLIS);
    String asked = call.body().path("serviceTier").path("type").textValue();
    String tier = call.scriptedTier() == null ? asked : call.scriptedTier();
    if (tier != null) {
      node.putObject("serviceTier").put("type", tier);
    }
    JsonNode performance = call.body().path("performanceConfig");
    if (performance.isObject()) {
      node.set("performanceConfig", performance.deepCopy());
    }
    if (call.otherModel() != null) {
      node.putObject("trace").putObject("promptRouter").put("invokedModelId", call.otherModel());
    }
    return node;
  }

  /** The input leaves out what the cache gave and took; each cache count comes under two names. */
  static @Nullable ObjectNode usage(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    long input = usage.count(Part.INPUT);
    long read = usage.count(Part.CACHE_READ);
    long written = cacheWrites(usage);
    ObjectNode node =
        Json.object()
            .put("inputTokens", input)
            .put("outputTokens", usage.count(Part.OUTPUT))
            .put("totalTokens", input + read + written + usage.count(Part.OUTPUT));
    if (read + written > 0) {
      node.put("cacheReadInputTokenCount", read)
          .put("cacheReadInputTokens", read)
          .put("cacheWriteInputTokenCount", written)
          .put("cacheWriteInputTokens", written);
    }
    addDetail(node, "5m", usage.count(Part.CACHE_WRITE_5M));
    addDetail(node, "1h", usage.count(Part.CACHE_WRITE_1H));
    return node;
  }

  private static void addDetail(ObjectNode usage, String ttl, long tokens) {
    if (tokens > 0) {
      usage.withArray("cacheDetails").addObject().put("inputTokens", tokens).put("ttl", ttl);
    }
  }

  static long cacheWrites(WireUsage usage) {
    return usage.has(Part.CACHE_WRITE)
        ? usage.count(Part.CACHE_WRITE)
        : usage.count(Part.CACHE_WRITE_5M) + usage.count(Part.CACHE_WRITE_1H);
  }
}
