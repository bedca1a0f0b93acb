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

/** Embeddings by Ollama: vectors of four components, all of them ¼. */
final class OllamaEmbed implements WireProtocol {
  private static final int DIMENSIONS = 4;

  @Override
  public String path() {
    return "/api/embed";
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
    return Ollama.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Ollama.error(failure);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    ObjectNode body = Json.object().put("model", call.model());
    ArrayNode vectors = body.putArray("embeddings");
    JsonNode input = call.body().path("input");
    for (int i = 0; i < (input.isArray() ? input.size() : 1); i++) {
      ArrayNode vector = vectors.addArray();
      for (int j = 0; j < DIMENSIONS; j++) {
        vector.add(0.25);
      }
    }
    return WireBody.json(Ollama.embedded(call, body));
  }
}
