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

/** A rerank by DashScope, billed by the token: the documents stay in their order. */
final class DashScopeRerank implements WireProtocol {
  @Override
  public String path() {
    return "/api/v1/services/rerank/text-rerank/text-rerank";
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
    return DashScope.REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return DashScope.error(failure);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    ObjectNode body = Json.object();
    ArrayNode results = body.putObject("output").putArray("results");
    for (int i = 0; i < call.body().at("/input/documents").size(); i++) {
      results.addObject().put("index", i).put("relevance_score", 1.0 / (i + 1));
    }
    ObjectNode usage = DashScope.total(call);
    if (usage != null) {
      body.set("usage", usage);
    }
    return WireBody.json(body.put("request_id", call.id("ds-")));
  }
}
