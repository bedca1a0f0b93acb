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

/** OpenAI image generation with models that report tokens. */
final class OpenAiImages implements WireProtocol {
  /** A square image of low quality, by OpenAI's image generation guide. */
  private static final long TOKENS_PER_IMAGE = 272;

  /** One transparent pixel. */
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==";

  @Override
  public String path() {
    return "/v1/images/generations";
  }

  @Override
  public String model(String path, JsonNode body) {
    return body.path("model").asText("gpt-image-1");
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.INPUT, Part.OUTPUT, Part.IMAGE_INPUT, Part.IMAGE_OUTPUT);
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
    if (call.isStreaming()) {
      throw new ScriptException("stream: streamed images are not simulated");
    }
    int count = call.body().path("n").asInt(1);
    ObjectNode body = Json.object().put("created", SimulatedCall.CREATED);
    ArrayNode data = body.putArray("data");
    for (int i = 0; i < count; i++) {
      data.addObject().put("b64_json", PNG);
    }
    body.put("background", "opaque")
        .put("output_format", "png")
        .put("quality", "low")
        .put("size", "1024x1024");
    WireUsage usage = call.usage(count * TOKENS_PER_IMAGE);
    return WireBody.json(usage == null ? body : body.set("usage", usage(usage)));
  }

  private static ObjectNode usage(WireUsage usage) {
    ObjectNode verbatim = usage.verbatim();
    if (verbatim != null) {
      return verbatim;
    }
    long input = usage.count(Part.INPUT);
    long output = usage.count(Part.OUTPUT);
    ObjectNode node =
        Json.object()
            .put("input_tokens", input)
            .put("output_tokens", output)
            .put("total_tokens", input + output);
    node.set("input_tokens_details", details(input, usage.count(Part.IMAGE_INPUT)));
    long drawn = usage.has(Part.IMAGE_OUTPUT) ? usage.count(Part.IMAGE_OUTPUT) : output;
    return node.set("output_tokens_details", details(output, drawn));
  }

  private static ObjectNode details(long total, long image) {
    return Json.object().put("image_tokens", image).put("text_tokens", total - image);
  }
}
