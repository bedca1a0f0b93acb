/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCallHandler;
import io.costintent.clients.CallObserver;
import io.costintent.clients.Endpoint;
import io.costintent.clients.ObservedCall;
import io.costintent.policy.CallDeniedException;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatTokenHandler;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.OllamaAsyncResultStreamer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Starts the calls that methods of ollama4j's client are, however they were intercepted.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class OllamaCalls {
  private final CallObserver observer;
  private final OllamaSdk sdk;
  private final String host;
  private final Endpoint endpoint;

  /**
   * Creates what starts the calls of the client of one server.
   *
   * @param host such as {@code http://localhost:11434}
   */
  public OllamaCalls(ModelCallHandler handler, OllamaOptions options, String host) {
    this.observer = new CallObserver(handler);
    this.sdk = new OllamaSdk(options);
    this.host = requireNonNull(host, "host");
    this.endpoint =
        Guarded.get(
            "base URL",
            () -> Endpoint.at(URI.create(host), sdk.statedProvider(), sdk.provider()),
            Endpoint.of(sdk.provider()));
  }

  /** Returns what to call {@code chat} with, which starts a call with each request. */
  public ChatRounds chat(OllamaChatRequest request, @Nullable OllamaChatTokenHandler handler) {
    return new ChatRounds(this::startChat, request, handler);
  }

  private ObservedCall startChat(OllamaChatRequest request, boolean streaming) {
    return observer.start(sdk.chat(), request, streaming, endpoint);
  }

  /**
   * Starts the call that {@code generate} is.
   *
   * @return null when it is none of its own: with tools the SDK makes a chat of it, and what {@link
   *     #generateAsync} generates has been started
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public @Nullable Generation generate(
      OllamaGenerateRequest request, @Nullable OllamaGenerateStreamObserver streamObserver) {
    if (request.isUseTools() || Generation.isFollowed(streamObserver)) {
      return null;
    }
    boolean streaming =
        request.isStream()
            || (streamObserver != null && streamObserver.getResponseStreamHandler() != null);
    ObservedCall call = observer.start(sdk.generate(), request, streaming, endpoint);
    return new Generation(call, streamObserver);
  }

  /**
   * Starts the call that {@code generateAsync} is, and returns what generates already. The SDK's
   * own streamer drops the usage, so this one streams by {@code generator}.
   *
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public OllamaAsyncResultStreamer generateAsync(
      String model, String prompt, boolean raw, ThinkMode think, Generator generator) {
    OllamaGenerateRequest request = new OllamaGenerateRequest(model, prompt);
    request.setRaw(raw);
    request.setThink(think);
    request.setStream(true);
    ObservedCall call = observer.start(sdk.generate(), request, true, endpoint);
    OllamaAsyncResultStreamer streamer = new ObservedGeneration(generator, host, call);
    streamer.start();
    return streamer;
  }

  /**
   * Starts the call that {@code embed} is.
   *
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public ObservedCall embed(OllamaEmbedRequest request) {
    return observer.start(sdk.embed(), request, false, endpoint);
  }
}
