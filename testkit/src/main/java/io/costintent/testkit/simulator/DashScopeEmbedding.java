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

/** Embeddings of texts by DashScope: vectors of two components. */
final class DashScopeEmbedding implements WireProtocol {
  @Override
  public String path() {
    return "/api/v1/services/embeddings/text-embedding/text-embedding";
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
    ArrayNode embeddings = body.putObject("output").putArray("embeddings");
    for (int i = 0; i < call.body().at("/input/texts").size(); i++) {
      ObjectNode item = embeddings.addObject().put("text_index", i);
      item.putArray("embedding").add(0.25).add(0.75);
    }
    ObjectNode usage = DashScope.total(call);
    if (usage != null) {
      body.set("usage", usage);
    }
    return WireBody.json(body.put("request_id", call.id("ds-")));
  }
}
