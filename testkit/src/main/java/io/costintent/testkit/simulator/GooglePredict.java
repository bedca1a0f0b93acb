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

/** Google's predict: images for prompts, vectors with their tokens for contents. */
final class GooglePredict implements WireProtocol {
  private static final int IMAGES_UNLESS_SET = 4;

  @Override
  public String path() {
    return "/v1beta/models/{model}:predict";
  }

  @Override
  public boolean serves(String method, String path) {
    return Google.serves(method, path, "predict");
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
    ArrayNode predictions = body.putArray("predictions");
    JsonNode instances = call.body().path("instances");
    if (instances.path(0).has("content")) {
      addVectors(call, instances, predictions);
      body.putObject("metadata").put("billableCharacterCount", characters(instances));
    } else {
      addImages(call, predictions);
    }
    return WireBody.json(body);
  }

  private static void addImages(SimulatedCall call, ArrayNode predictions) {
    int count = call.body().path("parameters").path("sampleCount").asInt(IMAGES_UNLESS_SET);
    for (int i = 0; i < count; i++) {
      predictions
          .addObject()
          .put("mimeType", "image/png")
          .put("bytesBase64Encoded", OpenAiImages.PNG);
    }
  }

  private static void addVectors(SimulatedCall call, JsonNode instances, ArrayNode predictions) {
    WireUsage usage = call.usage(0);
    for (int i = 0; i < instances.size(); i++) {
      ObjectNode embedding = predictions.addObject().putObject("embeddings");
      embedding.putArray("values").add(0.25).add(-0.5);
      if (usage != null) {
        long tokens = i == 0 ? usage.count(Part.INPUT) : 0;
        embedding.putObject("statistics").put("truncated", false).put("token_count", tokens);
      }
    }
  }

  private static long characters(JsonNode instances) {
    long characters = 0;
    for (JsonNode instance : instances) {
      characters += instance.path("content").asText().length();
    }
    return characters;
  }
}
