/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI chat completions, and the many providers that copy them. */
final class OpenAiChat implements WireProtocol {
  @Override
  public String path() {
    return "/v1/chat/completions";
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(
        Part.INPUT,
        Part.OUTPUT,
        Part.CACHE_READ,
        Part.CACHE_WRITE,
        Part.REASONING,
        Part.AUDIO_INPUT,
        Part.AUDIO_OUTPUT,
        Part.ACCEPTED_PREDICTION,
        Part.REJECTED_PREDICTION);
  }

  @Override
  public String requestIdHeader() {
    return OpenAi.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return OpenAi.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return ServerSentEvents.data(OpenAi.error(failure).toString());
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    return call.isStreaming() ? stream(call) : WireBody.json(completion(call));
  }

  private static ObjectNode completion(SimulatedCall call) {
    ObjectNode body = head(call, "chat.completion");
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.put("content", content(call)).putNull("refusal").putArray("annotations");
    if (!call.toolCalls().isEmpty()) {
      ArrayNode toolCalls = message.putArray("tool_calls");
      for (int i = 0; i < call.toolCalls().size(); i++) {
        toolCalls.add(toolCall(call, i, call.toolCalls().get(i).arguments()));
      }
    }
    choice.putNull("logprobs").put("finish_reason", finishReason(call));
    ObjectNode usage = usage(call);
    return usage == null ? body : body.set("usage", usage);
  }

  private static WireBody stream(SimulatedCall call) {
    ServerSentEvents events = new ServerSentEvents();
    ObjectNode start = Json.object().put("role", "assistant");
    events.add(chunk(call, start.put("content", content(call) == null ? null : ""), null));
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(chunk(call, Json.object().put("content", piece), null));
    }
    for (int i = 0; i < call.toolCalls().size(); i++) {
      events.add(chunk(call, toolCallDelta(toolCall(call, i, "").put("index", i)), null));
      for (String piece : TextTokens.pieces(call.toolCalls().get(i).arguments())) {
        ObjectNode delta = Json.object().put("index", i);
        delta.putObject("function").put("arguments", piece);
        events.add(chunk(call, toolCallDelta(delta), null));
      }
    }
    events.add(chunk(call, Json.object(), finishReason(call)));
    ObjectNode usage = usage(call);
    if (asksForUsage(call) && usage != null) {
      ObjectNode last = head(call, "chat.completion.chunk");
      last.putArray("choices");
      events.add(last.set("usage", usage));
    }
    return events.addText("[DONE]").body();
  }

  private static ObjectNode chunk(
      SimulatedCall call, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode body = head(call, "chat.completion.chunk");
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finishReason);
    return asksForUsage(call) ? body.putNull("usage") : body;
  }

  private static ObjectNode toolCall(SimulatedCall call, int index, String arguments) {
    ObjectNode node = Json.object().put("id", call.innerId("call_", index)).put("type", "function");
    node.putObject("function")
        .put("name", call.toolCalls().get(index).name())
        .put("arguments", arguments);
    return node;
  }

  private static ObjectNode toolCallDelta(ObjectNode delta) {
    ObjectNode node = Json.object();
    node.putArray("tool_calls").add(delta);
    return node;
  }

  private static ObjectNode head(SimulatedCall call, String object) {
    return Json.object()
        .put("id", call.id("chatcmpl-"))
        .put("object", object)
        .put("created", SimulatedCall.CREATED)
        .put("model", call.model())
        .put("service_tier", call.serviceTier("default"))
        .put("system_fingerprint", "fp_simulated");
  }

  private static @Nullable String content(SimulatedCall call) {
    return call.text().isEmpty() && !call.toolCalls().isEmpty() ? null : call.text();
  }

  private static String finishReason(SimulatedCall call) {
    if (call.isTruncated()) {
      return "length";
    }
    return call.toolCalls().isEmpty() ? "stop" : "tool_calls";
  }

  private static boolean asksForUsage(SimulatedCall call) {
    return call.body().path("stream_options").path("include_usage").asBoolean(false);
  }

  private static @Nullable ObjectNode usage(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    ObjectNode node =
        Json.object()
            .put("prompt_tokens", usage.count(Part.INPUT))
            .put("completion_tokens", usage.count(Part.OUTPUT))
            .put("total_tokens", usage.count(Part.INPUT) + usage.count(Part.OUTPUT));
    ObjectNode input = node.putObject("prompt_tokens_details");
    input.put("cached_tokens", usage.count(Part.CACHE_READ));
    input.put("audio_tokens", usage.count(Part.AUDIO_INPUT));
    if (usage.has(Part.CACHE_WRITE)) {
      input.put("cache_write_tokens", usage.count(Part.CACHE_WRITE));
    }
    node.putObject("completion_tokens_details")
        .put("reasoning_tokens", usage.count(Part.REASONING))
        .put("audio_tokens", usage.count(Part.AUDIO_OUTPUT))
        .put("accepted_prediction_tokens", usage.count(Part.ACCEPTED_PREDICTION))
        .put("rejected_prediction_tokens", usage.count(Part.REJECTED_PREDICTION));
    return node;
  }
}
