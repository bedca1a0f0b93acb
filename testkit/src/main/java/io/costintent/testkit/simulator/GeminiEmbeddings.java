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
import org.jspecify.annotations.Nullable;

/** Google's embedContent, for one text, and batchEmbedContents, for several. */
final class GeminiEmbeddings implements WireProtocol {
  private static final String ONE = "embedContent";
  private static final String SEVERAL = "batchEmbedContents";

  @Override
  public String path() {
    return "/v1beta/models/{model}:" + SEVERAL;
  }

  @Override
  public boolean serves(String method, String path) {
    return Google.serves(method, path, ONE) || Google.serves(method, path, SEVERAL);
  }

  @Override
  public String model(String path, JsonNode body) {
    return Google.model(path);
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
    return Google.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Google.error(failure);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    ObjectNode body = Json.object();
    if (call.path().endsWith(":" + ONE)) {
      body.set("embedding", vector());
    } else {
      ArrayNode vectors = body.putArray("embeddings");
      Google.texts(call.body()).forEach(text -> vectors.add(vector()));
    }
    ObjectNode usage = usage(call);
    return WireBody.json(usage == null ? body : body.set("usageMetadata", usage));
  }

  private static ObjectNode vector() {
    ObjectNode vector = Json.object();
    vector.putArray("values").add(0.25).add(-0.5);
    return vector;
  }

  private static @Nullable ObjectNode usage(SimulatedCall call) {
    WireUsage usage = call.usage(0);
    if (usage == null || usage.verbatim() != null) {
      return usage == null ? null : usage.verbatim();
    }
    ObjectNode node = Json.object().put("promptTokenCount", usage.count(Part.INPUT));
    Google.modalities(node.putArray("promptTokenDetails"), "tokenCount", usage, Part.INPUT);
    return node;
  }
}
