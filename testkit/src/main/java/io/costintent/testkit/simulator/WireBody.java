/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes out after the headers: one chunk, or the events of a stream in their order. */
final class WireBody {
  private final String contentType;
  private final List<byte[]> chunks;
  private final boolean stream;
  private final Map<String, String> headers;

  static WireBody json(JsonNode node) {
    return new WireBody("application/json", List.of(Json.bytes(node)), false, Map.of());
  }

  /** A body that is no JSON, such as audio. */
  static WireBody bytes(String contentType, byte[] bytes) {
    return new WireBody(contentType, List.of(bytes.clone()), false, Map.of());
  }

  static WireBody stream(String contentType, List<byte[]> chunks) {
    return new WireBody(contentType, List.copyOf(chunks), true, Map.of());
  }

  private WireBody(
      String contentType, List<byte[]> chunks, boolean stream, Map<String, String> headers) {
    this.contentType = contentType;
    this.chunks = chunks;
    this.stream = stream;
    this.headers = headers;
  }

  /** Returns the same with a header that goes out before it. */
  WireBody header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new WireBody(contentType, chunks, stream, more);
  }

  Map<String, String> headers() {
    return headers;
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
