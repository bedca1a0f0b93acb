/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Google's interactions, whole and as events. */
final class GeminiInteractions implements WireProtocol {
  private static final String TIME = "2026-01-01T00:00:00Z";

  @Override
  public String path() {
    return "/v1beta/interactions";
  }

  @Override
  public boolean serves(String method, String path) {
    return method.equals("POST") && path.endsWith("/interactions");
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
    ObjectNode event = Json.object().put("event_type", "error");
    event.putObject("error").put("message", failure.message()).put("code", failure.status());
    return ServerSentEvents.data(event.toString());
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    return call.isStreaming() ? stream(call) : WireBody.json(whole(call));
  }

  private static ObjectNode whole(SimulatedCall call) {
    ObjectNode body = head(call, status(call));
    if (!call.text().isEmpty()) {
      body.put("output_text", call.text())
          .withArray("steps")
          .addObject()
          .put("type", "model_output")
          .putArray("content")
          .addObject()
          .put("type", "text")
          .put("text", call.text());
    }
    for (int i = 0; i < call.toolCalls().size(); i++) {
      body.withArray("steps").add(toolCall(call, i));
    }
    ObjectNode usage = usage(call);
    return usage == null ? body : body.set("usage", usage);
  }

  private static WireBody stream(SimulatedCall call) {
    ServerSentEvents events = new ServerSentEvents();
    ObjectNode created = event("interaction.created");
    events.add(created.set("interaction", head(call, "in_progress")));
    ObjectNode start = event("step.start").put("index", 0);
    start.putObject("step").put("type", "model_output");
    events.add(start);
    for (String piece : TextTokens.pieces(call.text())) {
      ObjectNode delta = event("step.delta").put("index", 0);
      delta.putObject("delta").put("type", "text").put("text", piece);
      events.add(delta);
    }
    events.add(event("step.stop").put("index", 0));
    ObjectNode done = head(call, status(call));
    ObjectNode usage = usage(call);
    if (usage != null) {
      done.set("usage", usage);
    }
    ObjectNode completed = event("interaction.completed");
    return events.add(completed.set("interaction", done)).addText("[DONE]").body();
  }

  private static ObjectNode event(String type) {
    return Json.object().put("event_type", type);
  }

  private static ObjectNode toolCall(SimulatedCall call, int index) {
    ToolCall toolCall = call.toolCalls().get(index);
    ObjectNode step = Json.object().put("type", "function_call");
    step.put("id", call.innerId("call_", index)).put("name", toolCall.name());
    return step.set("arguments", Json.parseObject("arguments", toolCall.arguments()));
  }

  private static ObjectNode head(SimulatedCall call, String status) {
    return Json.object()
        .put("id", call.id("v1_"))
        .put("object", "interaction")
        .put("model", call.model())
        .put("status", status)
        .put("service_tier", call.serviceTier("standard"))
        .put("created", TIME)
        .put("updated", TIME);
  }

  private static String status(SimulatedCall call) {
    if (call.isTruncated()) {
      return "incomplete";
    }
    return call.toolCalls().isEmpty() ? "completed" : "requires_action";
  }

  private static @Nullable ObjectNode usage(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    ObjectNode node =
        Json.object()
            .put("total_input_tokens", usage.count(Part.INPUT))
            .put("total_cached_tokens", usage.count(Part.CACHE_READ))
            .put("total_output_tokens", usage.count(Part.OUTPUT))
            .put("total_thought_tokens", usage.count(Part.REASONING))
            .put("total_tool_use_tokens", usage.count(Part.TOOL_INPUT))
            .put(
                "total_tokens",
                usage.count(Part.INPUT)
                    + usage.count(Part.OUTPUT)
                    + usage.count(Part.REASONING)
                    + usage.count(Part.TOOL_INPUT));
    Google.modalities(
        node.putArray("input_tokens_by_modality"),
        "tokens",
        usage,
        Part.INPUT,
        Part.AUDIO_INPUT,
        Part.IMAGE_INPUT);
    Google.modalities(
        node.putArray("output_tokens_by_modality"),
        "tokens",
        usage,
        Part.OUTPUT,
        Part.AUDIO_OUTPUT,
        Part.IMAGE_OUTPUT);
    if (!call.searches().isEmpty()) {
      node.putArray("grounding_tool_count")
          .addObject()
          .put("type", "google_search")
          .put("count", call.searches().size());
    }
    return node;
  }
}
