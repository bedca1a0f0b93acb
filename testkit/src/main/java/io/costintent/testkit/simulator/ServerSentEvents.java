/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects server-sent events, one chunk each. Not thread-safe; confine to one thread. */
final class ServerSentEvents {
  private final List<byte[]> chunks = new ArrayList<>();

  static byte[] data(String data) {
    return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Returns an event named like the {@code type} of its data. */
  static byte[] typed(JsonNode data) {
    return ("event: " + data.path("type").asText() + "\ndata: " + data + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  ServerSentEvents add(JsonNode data) {
    chunks.add(data(data.toString()));
    return this;
  }

  ServerSentEvents addTyped(ObjectNode data) {
    chunks.add(typed(data));
    return this;
  }

  ServerSentEvents addNumbered(ObjectNode data) {
    return addTyped(data.put("sequence_number", chunks.size()));
  }

  ServerSentEvents addText(String data) {
    chunks.add(data(data));
    return this;
  }

  WireBody body() {
    return WireBody.stream("text/event-stream; charset=utf-8", chunks);
  }
}
