/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static io.costintent.testkit.simulator.WireUsage.Part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** OpenAI embeddings: vectors of the requested length, all of their components ¼. */
final class OpenAiEmbeddings implements WireProtocol {
  private static final int DEFAULT_DIMENSIONS = 8;
  private static final float COMPONENT = 0.25f;

  @Override
  public String path() {
    return "/v1/embeddings";
  }

  @Override
  public boolean streams(String path, JsonNode body) {
    return false;
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT);
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
  public WireBody answer(SimulatedCall call) {
    ObjectNode body = Json.object().put("object", "list");
    ArrayNode data = body.putArray("data");
    int count = inputs(call.body().path("input"));
    int dimensions = call.body().path("dimensions").asInt(DEFAULT_DIMENSIONS);
    boolean base64 = call.body().path("encoding_format").asText().equals("base64");
    for (int i = 0; i < count; i++) {
      ObjectNode item = data.addObject().put("object", "embedding").put("index", i);
      if (base64) {
        item.put("embedding", base64(dimensions));
      } else {
        item.set("embedding", floats(dimensions));
      }
    }
    body.put("model", call.model());
    WireUsage usage = call.usage(0);
    return WireBody.json(usage == null ? body : body.set("usage", usage(usage)));
  }

  private static ObjectNode usage(WireUsage usage) {
    ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      return verbatim;
    }
    long input = usage.count(Part.INPUT);
    return Json.object().put("prompt_tokens", input).put("total_tokens", input);
  }

  /** An input is a text or an array of token numbers; several come as an array of either. */
  private static int inputs(JsonNode input) {
    boolean several = input.isArray() && !input.path(0).isNumber();
    return several ? input.size() : 1;
  }

  private static ArrayNode floats(int dimensions) {
    ArrayNode vector = Json.array();
    for (int i = 0; i < dimensions; i++) {
      vector.add(COMPONENT);
    }
    return vector;
  }

  private static String base64(int dimensions) {
    ByteBuffer buffer =
        ByteBuffer.allocate(dimensions * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      buffer.putFloat(COMPONENT);
    }
    return Base64.getEncoder().encodeToString(buffer.array());
  }
}
