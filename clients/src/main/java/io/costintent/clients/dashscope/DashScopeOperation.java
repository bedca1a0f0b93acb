/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.dashscope;

import com.alibaba.dashscope.base.HalfDuplexServiceParam;
import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ChunkReader;
import io.costintent.call.ModelRequest;
import io.costintent.call.ResponseReader;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import io.costintent.provider.UsageReader;
import io.costintent.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation of DashScope. Its parameters cannot be changed without changing the application's
 * own, so neither model nor limit is another than asked for.
 *
 * @param <P> the SDK's type of parameters
 */
final class DashScopeOperation<P extends HalfDuplexServiceParam> implements Operation<P> {
  private static final long NO_LIMIT = -1;

  private final Class<P> paramsType;
  private final String name;
  private final ParamBound bound;
  private final Function<Object, String> facts;

  DashScopeOperation(
      Class<P> paramsType, String name, ParamBound bound, Function<Object, String> facts) {
    this.paramsType = paramsType;
    this.name = name;
    this.bound = bound;
    this.facts = facts;
  }

  @Override
  public Class<P> paramsType() {
    return paramsType;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String shape() {
    return "dashscope";
  }

  @Override
  public ModelRequest request(P params, boolean streaming, Endpoint endpoint) {
    Map<String, Object> parameters = params.getParameters();
    String model = params.getModel();
    return endpoint
        .request(model == null ? "unknown" : model)
        .operation(name)
        .streaming(streaming)
        .maxOutputTokens(number(parameters.get("max_tokens"), NO_LIMIT))
        .candidates(number(parameters.get("n"), 1))
        .build();
  }

  private static long number(@Nullable Object value, long otherwise) {
    return value instanceof Number number ? number.longValue() : otherwise;
  }

  @Override
  public P withModel(P params, String model) {
    return params;
  }

  @Override
  public P withMaxOutput(P params, ModelRequest granted) {
    return params;
  }

  @Override
  public @Nullable Usage atMost(P params, String model) {
    return bound.atMost(params, model);
  }

  @Override
  public ResponseReader<Object> responses(P sent, UsageReader reader) {
    return response -> reader.read(facts.apply(response).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ChunkReader<Object> chunks(P sent, UsageReader reader) {
    return new TextChunks(reader.stream(), facts);
  }

  /** What responses say is text, which is read as a body is. */
  @Override
  public @Nullable JsonNode outline(Object response) {
    return null;
  }

  /** Returns the name; not a contract. */
  @Override
  public String toString() {
    return name;
  }

  private record TextChunks(StreamUsageReader reader, Function<Object, String> text)
      implements ChunkReader<Object> {
    @Override
    public void accept(Object chunk) {
      reader.acceptText(text.apply(chunk));
    }

    @Override
    public ResponseFacts facts() {
      return reader.facts();
    }

    @Override
    public boolean complete() {
      return reader.complete();
    }

    @Override
    public boolean failed() {
      return reader.failed();
    }
  }
}
