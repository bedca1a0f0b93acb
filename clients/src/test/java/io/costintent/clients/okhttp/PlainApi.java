/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.WireApi;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenAI's chat, as little of it as a test needs. */
final class PlainApi implements WireApi {
  private static final String MODEL = "model";

  @Override
  public @Nullable Operation<WireRequest> operation(WireRequest request) {
    return request.url().getPath().endsWith("/chat/completions") ? new Chat() : null;
  }

  @Override
  public boolean isStreaming(WireRequest request) {
    return request.fields(Set.of("stream")).path("stream").asBoolean();
  }

  @Override
  public Endpoint endpoint(WireRequest request) {
    return Endpoint.at(request.url(), null, "openai");
  }

  @Override
  public Throwable failure(int status) {
    return new IllegalStateException("status " + status);
  }

  private static final class Chat implements Operation<WireRequest> {
    @Override
    public Class<WireRequest> paramsType() {
      return WireRequest.class;
    }

    @Override
    public String name() {
      return ModelRequest.CHAT;
    }

    @Override
    public String shape() {
      return "openai.chat";
    }

    @Override
    public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
      String model = request.fields(Set.of(MODEL)).path(MODEL).asText();
      return endpoint.request(model).streaming(streaming).modelChangeable(true).build();
    }

    @Override
    public WireRequest withModel(WireRequest request, String model) {
      return request.withJson(request.json().put(MODEL, model));
    }

    @Override
    public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
      return request;
    }

    @Override
    public @Nullable Usage atMost(WireRequest request, String model) {
      return null;
    }

    @Override
    public @Nullable JsonNode outline(Object response) {
      return null;
    }
  }
}
