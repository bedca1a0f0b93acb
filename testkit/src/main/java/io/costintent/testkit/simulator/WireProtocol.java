/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one provider, as it looks on the wire.
 *
 * <p>A further protocol is a class that implements this and a line in {@link WireProtocols}.
 * Implementations have no state: a call's answer depends on the call alone.
 */
interface WireProtocol {
  /** The path as people read it, such as {@code /v1/messages}; parameters in braces. */
  String path();

  /** Whether this protocol answers a request; the default is the exact path. */
  default boolean serves(String method, String path) {
    return method.equals("POST") && path.equals(path());
  }

  /** The requested model, or the empty string, which is answered with status 400. */
  default String model(String path, JsonNode body) {
    return body.path("model").asText("");
  }

  /** Whether the client asks for a stream. */
  default boolean streams(String path, JsonNode body) {
    return body.path("stream").asBoolean(false);
  }

  /**
   * Whether the client asks for a stream, where a header says so; by default they do not.
   *
   * @param headers returns the header of a name, or null
   */
  default boolean streams(UnaryOperator<@Nullable String> headers, String path, JsonNode body) {
    return streams(path, body);
  }

  /** Whether answers have text and tool calls. */
  default boolean converses() {
    return true;
  }

  /** Whether answers tell what was searched for. */
  default boolean searches() {
    return false;
  }

  /** The usage numbers that the protocol has a field for. */
  Set<WireUsage.Part> meters();

  /** The response header that carries the provider's id of the exchange. */
  String requestIdHeader();

  /** The answer, as a stream when the call asks for one. */
  WireBody answer(SimulatedCall call);

  /** The body of a response with an error status. */
  JsonNode error(Failure failure);

  /** The event that ends a stream, after {@code position} others, with an error. */
  default byte[] streamError(Failure failure, int position) {
    throw new ScriptException("errorAfter: " + path() + " is never streamed");
  }
}
