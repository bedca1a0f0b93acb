/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What DashScope's operations share. */
final class DashScope {
  static final String REQUEST_ID = "X-Request-Id";

  static ObjectNode error(Failure failure) {
    String code = failure.type() == null ? "Simulated" : failure.type();
    return Json.object()
        .put("code", code)
        .put("message", failure.message())
        .put("request_id", "simulated-error");
  }

  /** An event of a stream, whose number counts from 1. */
  static byte[] event(int number, String type, JsonNode data) {
    int status = type.equals("error") ? 500 : 200;
    return "id:%d\nevent:%s\n:HTTP_STATUS/%d\ndata:%s\n\n"
        .formatted(number, type, status, data)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The usage of a conversation of which so much of the output has been sent. */
  static @Nullable ObjectNode usage(SimulatedCall call, long sent, long all) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    long input = usage.count(Part.INPUT);
    long output = all == 0 ? 0 : usage.count(Part.OUTPUT) * sent / all;
    ObjectNode node =
        Json.object()
            .put("input_tokens", input)
            .put("output_tokens", output)
            .put("total_tokens", input + output);
    if (usage.has(Part.REASONING)) {
      node.putObject("output_tokens_details")
          .put("reasoning_tokens", usage.count(Part.REASONING) * sent / all);
    }
    ObjectNode prompt = node.putObject("prompt_tokens_details");
    prompt.put("cached_tokens", usage.count(Part.CACHE_READ));
    if (usage.has(Part.CACHE_WRITE_5M)) {
      prompt.put("cache_creation_input_tokens", usage.count(Part.CACHE_WRITE_5M));
      prompt
          .putObject("cache_creation")
          .put("ephemeral_5m_input_tokens", usage.count(Part.CACHE_WRITE_5M));
    }
    if (usage.has(Part.IMAGE_INPUT) || usage.has(Part.AUDIO_INPUT)) {
      long images = usage.count(Part.IMAGE_INPUT);
      long audio = usage.count(Part.AUDIO_INPUT);
      node.putObject("input_tokens_details")
          .put("text_tokens", input - images - audio)
          .put("image_tokens", images)
          .put("audio_tokens", audio);
    }
    return node;
  }

  /** The usage of what has no output. */
  static @Nullable ObjectNode total(SimulatedCall call) {
    WireUsage usage = call.usage(0);
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    return Json.object().put("total_tokens", usage.count(Part.INPUT));
  }

  private DashScope() {}
}
