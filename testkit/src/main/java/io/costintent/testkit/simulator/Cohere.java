/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.Map;

/** What Cohere's operations share: ids, errors, and counts that are decimals. */
final class Cohere {
  static final String REQUEST_ID = "x-debug-trace-id";

  private static final Map<Part, String> BILLED =
      Map.of(
          Part.INPUT, "input_tokens",
          Part.OUTPUT, "output_tokens",
          Part.SEARCH_UNITS, "search_units",
          Part.CLASSIFICATIONS, "classifications");

  /** Templates and system prompts are read, and not billed. */
  private static final long UNBILLED_INPUT = 66;

  static ObjectNode error(Failure failure) {
    return Json.object().put("id", "simulated-error").put("message", failure.message());
  }

  /** Puts the usage of a conversation: what is billed, and the tokens that were really there. */
  static void putUsage(ObjectNode body, String name, SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null) {
      return;
    }
    ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      body.set(name, verbatim);
      return;
    }
    ObjectNode node = body.putObject(name);
    double input = usage.count(Part.INPUT);
    double output = usage.count(Part.OUTPUT);
    node.putObject("billed_units").put("input_tokens", input).put("output_tokens", output);
    double read = input + output == 0 ? 0 : input + UNBILLED_INPUT;
    node.putObject("tokens").put("input_tokens", read).put("output_tokens", output);
    if (usage.has(Part.CACHE_READ)) {
      node.put("cached_tokens", (double) usage.count(Part.CACHE_READ));
    }
  }

  /** Puts what an operation without a conversation bills, which is {@code count} of one unit. */
  static void putMeta(ObjectNode body, String version, SimulatedCall call, Part unit, long count) {
    ObjectNode meta = body.putObject("meta");
    meta.putObject("api_version").put("version", version);
    WireUsage usage = call.usage(0);
    ObjectNode verbatim = usage == null ? null : usage.verbatim();
    if (verbatim != null) {
      meta.set("billed_units", verbatim);
    } else if (usage != null) {
      double billed = usage.has(unit) ? usage.count(unit) : count;
      meta.putObject("billed_units").put(BILLED.get(unit), billed);
    }
  }

  static ArrayNode vectors(int count) {
    ArrayNode vectors = Json.array();
    for (int i = 0; i < count; i++) {
      vectors.addArray().add(0.25).add(0.5).add(0.75).add(1.0);
    }
    return vectors;
  }

  static String finishReason(SimulatedCall call) {
    if (call.isTruncated()) {
      return "MAX_TOKENS";
    }
    return call.toolCalls().isEmpty() ? "COMPLETE" : "TOOL_CALL";
  }

  private Cohere() {}
}
