/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Operation;
import io.costintent.clients.WireRequest;
import org.jspecify.annotations.Nullable;

/** An operation whose requests and responses are met as bytes. */
abstract class WireOperation implements Operation<WireRequest> {
  static final String UNKNOWN_MODEL = "unknown";
  static final long NO_LIMIT = -1;

  private final String name;
  private final String shape;

  WireOperation(String name, String shape) {
    this.name = name;
    this.shape = shape;
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

  /** Model and method of a path that is known to have them. */
  static GooglePath path(WireRequest request) {
    GooglePath path = GooglePath.of(request.url());
    return path == null ? new GooglePath(UNKNOWN_MODEL, "", null) : path;
  }

  @Override
  public WireRequest withModel(WireRequest request, String model) {
    return request.withUrl(path(request).withModel(request.url(), model));
  }

  @Override
  public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
    return request;
  }

  /** Responses are read as bytes, by their shape. */
  @Override
  public final @Nullable JsonNode outline(Object response) {
    return null;
  }

  /** Returns the shape; not a contract. */
  @Override
  public String toString() {
    return name + ' ' + shape;
  }
}
