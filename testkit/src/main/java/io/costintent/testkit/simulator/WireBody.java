/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What goes out after the headers: one chunk, or the events of a stream in their order. */
final class WireBody {
  private final String contentType;
  private final List<byte[]> chunks;
  private final boolean stream;

  static WireBody json(JsonNode node) {
    return new WireBody("application/json", List.of(Json.bytes(node)), false);
  }

  /** A body that is no JSON, such as audio. */
  static WireBody bytes(String contentType, byte[] bytes) {
    return new WireBody(contentType, List.of(bytes.clone()), false);
  }

  static WireBody stream(String contentType, List<byte[]> chunks) {
    return new WireBody(contentType, List.copyOf(chunks), true);
  }

  private WireBody(String contentType, List<byte[]> chunks, boolean stream) {
    this.contentType = contentType;
    this.chunks = chunks;
    this.stream = stream;
  }

  String contentType() {
    return contentType;
  }

  List<byte[]> chunks() {
    return chunks;
  }

  boolean isStream() {
    return stream;
  }
}
