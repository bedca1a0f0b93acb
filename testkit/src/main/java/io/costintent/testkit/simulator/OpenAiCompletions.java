/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI's legacy completions, which have a prompt instead of messages. */
final class OpenAiCompletions implements WireProtocol {
  @Override
  public String path() {
    return "/v1/completions";
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT, Part.CACHE_READ);
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
    if (!call.toolCalls().isEmpty()) {
      throw new ScriptException("tool call for " + path() + " (expected: none)");
    }
    String reason = call.isTruncated() ? "length" : "stop";
    ObjectNode usage = usage(call);
    if (!call.isStreaming()) {
      ObjectNode body = choice(call, call.text(), reason);
      return WireBody.json(usage == null ? body : body.set("usage", usage));
    }
    ServerSentEvents events = new ServerSentEvents();
    for (String piece : TextTokens.pieces(call.text())) {
      events.add(choice(call, piece, null));
    }
    events.add(choice(call, "", reason));
    if (usage != null && call.body().path("stream_options").path("include_usage").asBoolean()) {
      ObjectNode last = head(call);
      last.putArray("choices");
      events.add(last.set("usage", usage));
    }
    return events.addText("[DONE]").body();
  }

  private static ObjectNode choice(SimulatedCall call, String text, @Nullable String reason) {
    ObjectNode body = head(call);
    body.putArray("choices")
        .addObject()
        .put("index", 0)
        .put("text", text)
        .putNull("logprobs")
        .put("finish_reason", reason);
    return body;
  }

  private static ObjectNode head(SimulatedCall call) {
    return Json.object()
        .put("id", call.id("cmpl-"))
        .put("object", "text_completion")
        .put("created", SimulatedCall.CREATED)
        .put("model", call.model());
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
    if (usage.has(Part.CACHE_READ)) {
      node.putObject("prompt_tokens_details").put("cached_tokens", usage.count(Part.CACHE_READ));
    }
    return node;
  }
}
