/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.call.ChunkReader;
import io.costintent.call.ModelRequest;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import io.costintent.provider.UsageReaders;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A client for chat completions of an application's own: the JDK's, with what OpenTelemetry's
 * default propagators put into headers.
 */
final class PlainClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TextMapPropagator PROPAGATOR =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI baseUrl;

  PlainClient(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  ModelRequest request(String model, boolean streaming) {
    return ModelRequest.builder("openai", model)
        .streaming(streaming)
        .server(baseUrl.getHost(), baseUrl.getPort())
        .build();
  }

  static ResponseFacts read(String body) {
    return UsageReaders.OPENAI_CHAT.read(tree(body));
  }

  static ChunkReader<String> reader() {
    StreamUsageReader reader = UsageReaders.OPENAI_CHAT.stream();
    return ChunkReader.of(reader, PlainClient::event);
  }

  String send(String model, String prompt) throws IOException, InterruptedException {
    return checked(http.send(post(model, prompt, false), HttpResponse.BodyHandlers.ofString()));
  }

  CompletableFuture<String> sendAsync(String model, String prompt) {
    return http.sendAsync(post(model, prompt, false), HttpResponse.BodyHandlers.ofString())
        .thenApply(PlainClient::checked);
  }

  /** Returns the lines of the stream that carry data. */
  Stream<String> lines(String model, String prompt) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        http.send(post(model, prompt, true), HttpResponse.BodyHandlers.ofLines());
    return checked(response).filter(line -> line.startsWith("data:"));
  }

  static String text(String body) {
    return tree(body).path("choices").path(0).path("message").path("content").asText();
  }

  static String delta(String line) {
    return event(line).path("choices").path(0).path("delta").path("content").asText("");
  }

  private HttpRequest post(String model, String prompt, boolean streaming) {
    Map<String, Object> message = Map.of("role", "user", "content", prompt);
    Map<String, Object> body =
        Map.of(
            "model",
            model,
            "messages",
            new Object[] {message},
            "stream",
            streaming,
            "stream_options",
            Map.of("include_usage", true));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baseUrl.resolve("/v1/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(body).toString()));
    PROPAGATOR.inject(Context.current(), request, HttpRequest.Builder::setHeader);
    return request.build();
  }

  private static <T> T checked(HttpResponse<T> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("status " + response.statusCode());
    }
    return response.body();
  }

  private static JsonNode event(String line) {
    String data = line.substring("data:".length());
    return data.strip().equals("[DONE]") ? JSON.missingNode() : tree(data);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
