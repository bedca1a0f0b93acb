/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Anthropic's usage: whole in a message, in two parts that overlap in a stream. */
final class AnthropicUsage {
  static @Nullable ObjectNode whole(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    ObjectNode node = counts(usage);
    node.putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", usage.count(Part.CACHE_WRITE_5M))
        .put("ephemeral_1h_input_tokens", usage.count(Part.CACHE_WRITE_1H));
    return node.put("service_tier", call.serviceTier("standard"))
        .put("inference_geo", "not_available");
  }

  /** The input is final; of the output only the first token is known. */
  static @Nullable ObjectNode atStart(SimulatedCall call) {
    ObjectNode node = whole(call);
    if (node == null) {
      return null;
    }
    node.remove("output_tokens_details");
    node.remove("server_tool_use");
    return node.put("output_tokens", Math.min(1, node.path("output_tokens").asLong()));
  }

  /** Cumulative counts, but neither the split of cache writes nor the service tier. */
  static @Nullable ObjectNode atEnd(SimulatedCall call) {
    ObjectNode node = whole(call);
    if (node == null) {
      return null;
    }
    node.remove("cache_creation");
    node.remove("service_tier");
    node.remove("inference_geo");
    return node;
  }

  private static ObjectNode counts(WireUsage usage) {
    ObjectNode node =
        Json.object()
            .put("input_tokens", usage.count(Part.INPUT))
            .put("cache_creation_input_tokens", cacheWrites(usage))
            .put("cache_read_input_tokens", usage.count(Part.CACHE_READ))
            .put("output_tokens", usage.count(Part.OUTPUT));
    if (usage.has(Part.REASONING)) {
      node.putObject("output_tokens_details").put("thinking_tokens", usage.count(Part.REASONING));
    }
    if (usage.has(Part.WEB_SEARCHES)) {
      node.putObject("server_tool_use")
          .put("web_search_requests", usage.count(Part.WEB_SEARCHES))
          .put("web_fetch_requests", 0);
    }
    return node;
  }

  private static long cacheWrites(WireUsage usage) {
    return usage.has(Part.CACHE_WRITE)
        ? usage.count(Part.CACHE_WRITE)
        : usage.count(Part.CACHE_WRITE_5M) + usage.count(Part.CACHE_WRITE_1H);
  }

  private AnthropicUsage() {}
}
