/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.layers;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Sends what OpenAI's client asks for with the JDK's client. */
final class LoopbackHttpClient implements HttpClient {
  private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (request.body() != null) {
      request.body().writeTo(body);
    }
    try {
      return new Response(
          http.send(
              java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                  .header("Content-Type", "application/json")
                  .method(
                      request.method().name(),
                      java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                  .build(),
              BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    return CompletableFuture.completedFuture(execute(request, options));
  }

  @Override
  public void close() {}

  private record Response(java.net.http.HttpResponse<InputStream> response)
      implements HttpResponse {
    @Override
    public int statusCode() {
      return response.statusCode();
    }

    @Override
    public Headers headers() {
      return Headers.builder().build();
    }

    @Override
    public InputStream body() {
      return response.body();
    }

    @Override
    public void close() {}
  }
}
