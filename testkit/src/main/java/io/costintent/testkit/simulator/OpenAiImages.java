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

/** OpenAI image generation and edits with models that report tokens. */
final class OpenAiImages implements WireProtocol {
  /** A square image of low quality, by OpenAI's image generation guide. */
  private static final long TOKENS_PER_IMAGE = 272;

  /** One transparent pixel. */
  static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==";

  private final String path;
  private final String event;

  /** {@code event} is how the types of events begin. */
  OpenAiImages(String path, String event) {
    this.path = path;
    this.event = event;
  }

  @Override
  public String path() {
    return path;
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
  public byte[] streamError(Failure failure, int position) {
    return ServerSentEvents.data(OpenAi.error(failure).toString());
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    if (call.isStreaming()) {
      return stream(call);
    }
    int count = call.body().path("n").asInt(1);
    ObjectNode body = Json.object().put("created", SimulatedCall.CREATED);
    ArrayNode data = body.putArray("data");
    for (int i = 0; i < count; i++) {
      data.addObject().put("b64_json", PNG);
    }
    describe(body);
    return WireBody.json(withUsage(body, call, count));
  }

  /** As many partial pictures as were asked for, then the whole one. */
  private WireBody stream(SimulatedCall call) {
    ServerSentEvents events = new ServerSentEvents();
    int partial = call.body().path("partial_images").asInt(0);
    for (int i = 0; i < partial; i++) {
      events.addTyped(picture("partial_image").put("partial_image_index", i));
    }
    return events.addTyped(withUsage(picture("completed"), call, 1)).body();
  }

  private ObjectNode picture(String suffix) {
    ObjectNode node =
        Json.object()
            .put("type", event + '.' + suffix)
            .put("b64_json", PNG)
            .put("created_at", SimulatedCall.CREATED);
    return describe(node);
  }

  private static ObjectNode describe(ObjectNode body) {
    return body.put("background", "opaque")
        .put("output_format", "png")
        .put("quality", "low")
        .put("size", "1024x1024");
  }

  private static ObjectNode withUsage(ObjectNode body, SimulatedCall call, int pictures) {
    WireUsage usage = call.usage(pictures * TOKENS_PER_IMAGE);
    return usage == null ? body : body.set("usage", usage(usage));
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
