/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeRequest;

/** What the operations on models have in common: the model id says what is called and where. */
abstract class BedrockOperation<P extends BedrockRuntimeRequest> implements Operation<P> {
  private static final String UNKNOWN_MODEL = "unknown";

  private final Class<P> paramsType;
  private final String shape;
  final BedrockOptions options;

  BedrockOperation(Class<P> paramsType, String shape, BedrockOptions options) {
    this.paramsType = requireNonNull(paramsType, "paramsType");
    this.shape = shape;
    this.options = options;
  }

  /** Adds to {@code request} what only this operation knows. */
  abstract void describe(P params, String model, ModelRequest.Builder request);

  @Override
  public final Class<P> paramsType() {
    return paramsType;
  }

  @Override
  public final String name() {
    return ModelRequest.CHAT;
  }

  @Override
  public final String shape() {
    return shape;
  }

  @Override
  public final ModelRequest request(P params, boolean streaming, Endpoint endpoint) {
    String id = PojoJson.member(params, "modelId") instanceof String given ? given : UNKNOWN_MODEL;
    BedrockModel model = BedrockModel.of(id, options.models());
    ModelRequest.Builder request = endpoint.request(model.name()).streaming(streaming);
    if (model.region() != null) {
      request.region(model.region());
    }
    request.serviceTier(tier(PojoJson.member(params, "serviceTier")));
    describe(params, model.name(), request);
    return request.build();
  }

  /** A word where a header carries it, an object with that word where the body does. */
  private static @Nullable String tier(@Nullable Object tier) {
    Object type = tier instanceof SdkPojo object ? PojoJson.member(object, "type") : tier;
    return type == null ? null : type.toString();
  }

  /** Returns the shape; not a contract. */
  @Override
  public String toString() {
    return shape;
  }
}
