/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.InputBound;
import io.costintent.clients.Operation;
import io.costintent.clients.PartTypes;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model call as it goes over the wire. Immutable and thread-safe. */
class AzureOperation implements Operation<WireRequest> {
  static final long NO_LIMIT = -1;

  private static final String MODEL = "model";
  private static final String UNKNOWN_MODEL = "unknown";
  private static final Set<String> FIELDS =
      Set.of(
          MODEL,
          "n",
          "best_of",
          "max_tokens",
          "max_completion_tokens",
          "service_tier",
          "stream_options");

  private final String name;
  private final String shape;
  private final AzureOptions options;
  private final InputBound input;

  AzureOperation(String name, String shape, AzureOptions options) {
    this.name = name;
    this.shape = shape;
    this.options = options;
    this.input = InputBound.create(PartTypes.OPENAI, options.tokenCounter());
  }

  /** Adds to {@code request} what only this operation knows; {@code fields} are of the body. */
  void describe(JsonNode fields, boolean streaming, ModelRequest.Builder request) {}

  /** Fields whose numbers are tokens. */
  Set<String> tokens() {
    return Set.of();
  }

  @Override
  public final Class<WireRequest> paramsType() {
    return WireRequest.class;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String shape() {
    return shape;
  }

  @Override
  public final ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
    JsonNode fields = request.fields(FIELDS);
    String deployment = deployment(request);
    ModelRequest.Builder builder =
        endpoint
            .request(deployment == null ? fields.path(MODEL).asText(UNKNOWN_MODEL) : deployment)
            .operation(name)
            .streaming(streaming)
            .serviceTier(fields.path("service_tier").textValue())
            .deployments(options.deployments())
            .modelChangeable(true);
    describe(fields, streaming, builder);
    return builder.build();
  }

  private static @Nullable String deployment(WireRequest request) {
    AzurePath path = AzurePath.of(request.url());
    return path == null ? null : path.deployment();
  }

  /** The body may name the deployment once more, which the path decides. */
  @Override
  public final WireRequest withModel(WireRequest request, String model) {
    WireRequest moved =
        deployment(request) == null
            ? request
            : request.withUrl(AzurePath.withDeployment(request.url(), model));
    return request.fields(Set.of(MODEL)).has(MODEL)
        ? moved.withJson(moved.json().put(MODEL, model))
        : moved;
  }

  @Override
  public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
    return request;
  }

  @Override
  public @Nullable Usage atMost(WireRequest request, String model) {
    return input.atMost(request.json(), model, tokens());
  }

  /** Responses are read as bytes, by their shape. */
  @Override
  public final @Nullable JsonNode outline(Object response) {
    return null;
  }

  /** Returns the shape; not a contract. */
  @Override
  public final String toString() {
    return name + ' ' + shape;
  }
}
