/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an SDK whose objects are read by {@link Outline}.
 *
 * <p>Immutable and thread-safe, and so are subclasses.
 *
 * @param <P> the SDK's type of parameters
 * @since 0.1
 */
public abstract class SdkOperation<P> implements Operation<P> {
  private static final String UNKNOWN_MODEL = "unknown";

  private final Class<P> paramsType;
  private final String name;
  private final String shape;
  private final Outline outline;

  /** Creates an operation of which {@code outline} has the facts. */
  protected SdkOperation(Class<P> paramsType, String name, String shape, Outline outline) {
    this.paramsType = requireNonNull(paramsType, "paramsType");
    this.name = requireNonNull(name, "name");
    this.shape = requireNonNull(shape, "shape");
    this.outline = requireNonNull(outline, "outline");
  }

  /** Returns the SDK's value of the model asked for. */
  protected abstract @Nullable Object model(P params);

  /** Returns the SDK's value of the service tier asked for; null where there are none. */
  protected @Nullable Object serviceTier(P params) {
    return null;
  }

  /** Adds to {@code request} what only this operation knows. */
  protected void describe(P params, boolean streaming, ModelRequest.Builder request) {}

  /** Returns what one of the SDK's values is on the wire. */
  protected final @Nullable String text(@Nullable Object value) {
    return outline.text(value);
  }

  @Override
  public final Class<P> paramsType() {
    return paramsType;
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
  public P withMaxOutput(P params, ModelRequest granted) {
    return params;
  }

  @Override
  public final ModelRequest request(P params, boolean streaming, Endpoint endpoint) {
    String model = text(model(params));
    ModelRequest.Builder request =
        endpoint
            .request(model == null ? UNKNOWN_MODEL : model)
            .operation(name)
            .streaming(streaming)
            .serviceTier(text(serviceTier(params)))
            .modelChangeable(true);
    describe(params, streaming, request);
    return request.build();
  }

  @Override
  public final JsonNode outline(Object response) {
    return outline.read(response);
  }

  /** Returns the shape; not a contract. */
  @Override
  public String toString() {
    return shape;
  }
}
