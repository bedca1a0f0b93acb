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

/** A rerank by either version of Cohere's API: the documents stay in their order. */
final class CohereRerank implements WireProtocol {
  private final String version;

  CohereRerank(String version) {
    this.version = version;
  }

  @Override
  public String path() {
    return "/v" + version + "/rerank";
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.SEARCH_UNITS);
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
    ObjectNode body = Json.object().put("id", call.id("co-"));
    ArrayNode results = body.putArray("results");
    int documents = call.body().path("documents").size();
    for (int i = 0; i < documents; i++) {
      results.addObject().put("index", i).put("relevance_score", 1.0 / (i + 1));
    }
    long units = Math.max(1, (documents + 99) / 100);
    Cohere.putMeta(body, version, call, Part.SEARCH_UNITS, units);
    return WireBody.json(body);
  }
}
