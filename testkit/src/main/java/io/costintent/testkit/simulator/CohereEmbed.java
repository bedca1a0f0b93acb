/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.testkit.simulator.WireUsage.Part;
import java.util.EnumSet;
import java.util.Set;

/** Embeddings by either version of Cohere's API, as floats. */
final class CohereEmbed implements WireProtocol {
  private final String version;

  CohereEmbed(String version) {
    this.version = version;
  }

  @Override
  public String path() {
    return "/v" + version + "/embed";
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
    return Cohere.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return Cohere.error(failure);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    JsonNode texts = call.body().path("texts");
    int count = Math.max(1, texts.size() + call.body().path("images").size());
    ObjectNode body = Json.object().put("id", call.id("co-"));
    if (version.equals("1")) {
      body.put("response_type", "embeddings_floats").set("embeddings", Cohere.vectors(count));
    } else {
      body.put("response_type", "embeddings_by_type");
      body.putObject("embeddings").set("float", Cohere.vectors(count));
    }
    body.set("texts", texts.isArray() ? texts : Json.array());
    long input = TextTokens.countRequest(call.body());
    Cohere.putMeta(body, version, call, Part.INPUT, input);
    return WireBody.json(body);
  }
}
