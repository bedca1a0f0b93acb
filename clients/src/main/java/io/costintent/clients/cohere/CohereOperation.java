/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation whose requests and responses are met as bytes. */
final class CohereOperation implements Operation<WireRequest> {
  private static final String MODEL = "model";
  private static final String STREAM = "stream";
  private static final String LIMIT = "max_tokens";
  private static final String THINKING = "thinking";
  private static final String CANDIDATES = "num_generations";
  private static final Set<String> FIELDS = Set.of(MODEL, LIMIT, THINKING, CANDIDATES);
  private static final long NO_LIMIT = -1;

  private final String name;
  private final boolean writes;
  private final Bound bound;

  /** Creates an operation, which {@code writes} as many tokens as it is allowed, or none. */
  CohereOperation(String name, boolean writes, Bound bound) {
    this.name = name;
    this.writes = writes;
    this.bound = bound;
  }

  static boolean isStreaming(WireRequest request) {
    return request.fields(Set.of(STREAM)).path(STREAM).asBoolean();
  }

  @Override
  public Class<WireRequest> paramsType() {
    return WireRequest.class;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String shape() {
    return "cohere";
  }

  /** What is thought counts for the limit on output: where that is configured, it is not ours. */
  @Override
  public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
    JsonNode fields = request.fields(FIELDS);
    return endpoint
        .request(fields.path(MODEL).asText("unknown"))
        .operation(name)
        .streaming(streaming)
        .modelChangeable(true)
        .maxOutputTokens(writes ? fields.path(LIMIT).asLong(NO_LIMIT) : NO_LIMIT)
        .candidates(fields.path(CANDIDATES).asLong(1))
        .outputCappable(writes && !fields.hasNonNull(THINKING))
        .build();
  }

  @Override
  public WireRequest withModel(WireRequest request, String model) {
    ObjectNode body = request.json();
    return request.withJson(body.put(MODEL, model));
  }

  @Override
  public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
    ObjectNode body = request.json();
    return request.withJson(body.put(LIMIT, granted.maxOutputTokens()));
  }

  @Override
  public @Nullable Usage atMost(WireRequest request, String model) {
    return bound.atMost(request.json(), model);
  }

  /** Responses are read as bytes, by their shape. */
  @Override
  public @Nullable JsonNode outline(Object response) {
    return null;
  }

  /** Returns the name; not a contract. */
  @Override
  public String toString() {
    return name;
  }

  /** Says what a body consumes at most besides output tokens, or null. */
  @FunctionalInterface
  interface Bound {
    @Nullable Usage atMost(ObjectNode body, String model);
  }
}
