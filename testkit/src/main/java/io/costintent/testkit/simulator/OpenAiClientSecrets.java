/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;

/** OpenAI's secrets for a realtime session that somebody else opens; they cost nothing. */
final class OpenAiClientSecrets implements WireProtocol {
  private static final long MINUTE = 60;

  @Override
  public String path() {
    return "/v1/realtime/client_secrets";
  }

  @Override
  public String model(String path, JsonNode body) {
    return body.path("session").path("model").asText("");
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
  public Set<WireUsage.Part> meters() {
    return EnumSet.noneOf(WireUsage.Part.class);
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
    ObjectNode body =
        Json.object()
            .put("value", call.id("ek_"))
            .put("expires_at", SimulatedCall.CREATED + 10 * MINUTE);
    ObjectNode session = body.putObject("session");
    session
        .put("type", "realtime")
        .put("object", "realtime.session")
        .put("id", call.innerId("sess_", 0))
        .put("model", call.model())
        .put("expires_at", 0);
    session.putArray("output_modalities").add("audio");
    return WireBody.json(body);
  }
}
