/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.costintent.clients.ObservedCall;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.models.response.OllamaAsyncResultStreamer;
import io.github.ollama4j.models.response.OllamaResult;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.FutureTask;

/** Generates on a thread of the SDK's own kind, into the SDK's own queues. */
final class ObservedGeneration extends OllamaAsyncResultStreamer {
  private static final int OK = 200;
  private static final long TIMEOUT_OF_THE_CLIENT = 0;

  private final Generator generator;
  private final ObservedCall call;

  ObservedGeneration(Generator generator, String host, ObservedCall call) {
    super(
        HttpRequest.newBuilder(URI.create(host + "/api/generate")),
        (OllamaGenerateRequest) call.params(),
        TIMEOUT_OF_THE_CLIENT);
    this.generator = generator;
    this.call = call;
  }

  /** What fails is no exception of this thread, but a result, as in the class above. */
  @Override
  public void run() {
    new FutureTask<>(this::generate) {
      @Override
      protected void set(OllamaResult result) {
        succeeded(result);
      }

      @Override
      protected void setException(Throwable failure) {
        failed(failure);
      }
    }.run();
  }

  private OllamaResult generate() throws Exception {
    Generation generation =
        new Generation(
            call,
            new OllamaGenerateStreamObserver(
                piece -> getThinkingResponseStream().add(piece),
                piece -> getResponseStream().add(piece)));
    OllamaGenerateStreamObserver observer = requireNonNull(generation.observer(), "observer");
    OllamaResult result =
        generation
            .call()
            .<OllamaResult, OllamaException>run(
                () -> generator.generate(generation.request(), observer));
    generation.returned(result);
    return result;
  }

  private void succeeded(OllamaResult result) {
    setCompleteResponse(requireNonNullElse(result.getResponse(), ""));
    setCompleteThinkingResponse(requireNonNullElse(result.getThinking(), ""));
    setHttpStatusCode(OK);
    setResponseTime(result.getResponseTime());
    setSucceeded(true);
  }

  private void failed(Throwable failure) {
    setCompleteResponse("[FAILED] " + failure.getMessage());
    setSucceeded(false);
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
