/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bedrock's InvokeModel, whole and as a binary event stream, with bodies of the model's vendor. */
final class BedrockInvoke implements WireProtocol {
  private static final String WHOLE = "invoke";
  private static final String STREAM = "invoke-with-response-stream";
  private static final String HEADER = "x-amzn-bedrock-";

  @Override
  public String path() {
    return "/model/{modelId}/invoke[-with-response-stream]";
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

  /** Those of all families; which of them a body has a field for is checked by its family. */
  @Override
  public Set<Part> meters() {
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
    BedrockFamily family = BedrockFamily.of(call);
    family.check(call);
    return call.isStreaming()
        ? stream(family.events(call), metrics(call))
        : whole(family.body(call), metrics(call));
  }

  private static WireBody whole(ObjectNode body, @Nullable ObjectNode metrics) {
    WireBody whole = WireBody.json(body);
    if (metrics == null) {
      return whole;
    }
    WireBody counted =
        whole
            .header(HEADER + "invocation-latency", "" + Bedrock.LATENCY_MILLIS)
            .header(HEADER + "input-token-count", metrics.path("inputTokenCount").asText())
            .header(HEADER + "output-token-count", metrics.path("outputTokenCount").asText());
    return metrics.has("cacheReadInputTokenCount")
        ? counted
            .header(
                HEADER + "cache-read-input-token-count",
                metrics.path("cacheReadInputTokenCount").asText())
            .header(
                HEADER + "cache-write-input-token-count",
                metrics.path("cacheWriteInputTokenCount").asText())
        : counted;
  }

  /** The last event has Bedrock's own counts beside those of the vendor. */
  private static WireBody stream(List<ObjectNode> events, @Nullable ObjectNode metrics) {
    EventStream stream = new EventStream();
    for (Iterator<ObjectNode> rest = events.iterator(); rest.hasNext(); ) {
      ObjectNode event = rest.next();
      if (!rest.hasNext() && metrics != null) {
        event.set("amazon-bedrock-invocationMetrics", metrics);
      }
      String bytes = Base64.getEncoder().encodeToString(Json.bytes(event));
      stream.add("chunk", Json.object().put("bytes", bytes));
    }
    return stream.body();
  }

  private static @Nullable ObjectNode metrics(SimulatedCall call) {
    WireUsage usage = call.usage(call.outputTokens());
    if (usage == null || usage.verbatim() != null) {
      return null;
    }
    ObjectNode metrics =
        Json.object()
            .put("inputTokenCount", usage.count(Part.INPUT))
            .put("outputTokenCount", usage.count(Part.OUTPUT))
            .put("invocationLatency", Bedrock.LATENCY_MILLIS)
            .put("firstByteLatency", Bedrock.LATENCY_MILLIS / 2);
    long read = usage.count(Part.CACHE_READ);
    long written = BedrockConverse.cacheWrites(usage);
    return read + written == 0
        ? metrics
        : metrics.put("cacheReadInputTokenCount", read).put("cacheWriteInputTokenCount", written);
  }
}
