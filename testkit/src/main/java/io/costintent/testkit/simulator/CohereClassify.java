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

/** Classifications by Cohere, none of them sure. */
final class CohereClassify implements WireProtocol {
  private static final String LABEL = "simulated";

  @Override
  public String path() {
    return "/v1/classify";
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Set<Part> meters() {
    return EnumSet.of(Part.CLASSIFICATIONS);
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
    ArrayNode classifications = body.putArray("classifications");
    JsonNode inputs = call.body().path("inputs");
    for (int i = 0; i < inputs.size(); i++) {
      ObjectNode item =
          classifications
              .addObject()
              .put("id", call.innerId("c-", i))
              .put("classification_type", "single-label")
              .put("prediction", LABEL)
              .put("confidence", 0.5);
      item.putArray("predictions").add(LABEL);
      item.putArray("confidences").add(0.5);
      item.putObject("labels").putObject(LABEL).put("confidence", 0.5);
    }
    Cohere.putMeta(body, "1", call, Part.CLASSIFICATIONS, inputs.size());
    return WireBody.json(body);
  }
}
