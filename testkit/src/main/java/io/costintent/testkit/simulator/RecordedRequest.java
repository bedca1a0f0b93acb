/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as the simulator received it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class RecordedRequest {
  private final int sequence;
  private final String method;
  private final String path;
  private final Map<String, List<String>> headers;
  private final byte[] bytes;
  private final JsonNode body;
  private final String model;
  private final boolean streaming;
  private final String serial;

  RecordedRequest(
      int sequence,
      String method,
      String path,
      Map<String, List<String>> headers,
      byte[] bytes,
      JsonNode body,
      String model,
      boolean streaming,
      String serial) {
    this.sequence = sequence;
    this.method = method;
    this.path = path;
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(copy);
    this.bytes = bytes.clone();
    this.body = body.deepCopy();
    this.model = model;
    this.streaming = streaming;
    this.serial = serial;
  }

  /** The place in the order of arrival since the simulator started, from 1. */
  public int sequence() {
    return sequence;
  }

  /** What ids of this request's answer end in: no other simulator has it. */
  String serial() {
    return serial;
  }

  /** Returns a request of a job, as if it had come alone. */
  RecordedRequest inJob(WireProtocol protocol, int index, JsonNode inner) {
    return new RecordedRequest(
        sequence,
        "POST",
        protocol.path(),
        headers,
        Json.bytes(inner),
        inner,
        protocol.model(protocol.path(), inner),
        false,
        serial + '-' + index);
  }

  /** The HTTP method, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** The path without the query, such as {@code /v1/chat/completions}. */
  public String path() {
    return path;
  }

  /** All values by header name; lookup ignores case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first value of a header, whatever the case of {@code name}. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** A copy of the body, or a missing node when it was not a JSON object. */
  public JsonNode body() {
    return body.deepCopy();
  }

  /** The body as it came, read as UTF-8. */
  public String bodyText() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The requested model, or the empty string when there is none. */
  public String model() {
    return model;
  }

  /** Whether the client asked for a stream. */
  public boolean isStreaming() {
    return streaming;
  }

  /** Returns a line without headers and content; not a contract. */
  @Override
  public String toString() {
    return "#%d %s %s model=%s streaming=%s".formatted(sequence, method, path, model, streaming);
  }
}
