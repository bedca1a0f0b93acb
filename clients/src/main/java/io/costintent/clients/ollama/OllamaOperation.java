/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of Ollama share. Immutable and thread-safe, and so are subclasses.
 *
 * @param <P> the SDK's type of parameters
 */
abstract class OllamaOperation<P> implements Operation<P> {
  private static final String UNKNOWN_MODEL = "unknown";
  private static final String MAX_OUTPUT = "num_predict";
  private static final long NO_LIMIT = -1;

  private final Class<P> paramsType;
  private final String name;

  OllamaOperation(Class<P> paramsType, String name) {
    this.paramsType = paramsType;
    this.name = name;
  }

  /** Returns the model asked for. */
  abstract @Nullable String model(P params);

  /** Adds to {@code request} what only this operation knows. */
  void describe(P params, ModelRequest.Builder request) {}

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
    return "ollama";
  }

  @Override
  public final ModelRequest request(P params, boolean streaming, Endpoint endpoint) {
    String model = model(params);
    ModelRequest.Builder request =
        endpoint
            .request(model == null ? UNKNOWN_MODEL : model)
            .operation(name)
            .streaming(streaming)
            .modelChangeable(true);
    describe(params, request);
    return request.build();
  }

  /** Returns the limit on output in a request's options; -1 for none, as in the options. */
  static long maxOutput(@Nullable Map<String, Object> options) {
    return options != null && options.get(MAX_OUTPUT) instanceof Number limit
        ? limit.longValue()
        : NO_LIMIT;
  }

  static Map<String, Object> limited(@Nullable Map<String, Object> options, ModelRequest granted) {
    Map<String, Object> limited = options == null ? new HashMap<>() : new HashMap<>(options);
    limited.put(MAX_OUTPUT, granted.maxOutputTokens());
    return limited;
  }

  static ObjectNode outline(@Nullable String model) {
    return JsonNodeFactory.instance.objectNode().put("model", model);
  }

  /** Puts a count of which the SDK makes 0 when it is missing. */
  static JsonNode putCount(ObjectNode outline, String name, long count) {
    return count == 0 ? outline : outline.put(name, count);
  }
}
