/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.StreamFollower;
import io.costintent.clients.CallObserver;
import io.costintent.clients.Endpoint;
import io.costintent.clients.ObservedCall;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResult;
import io.github.ollama4j.models.chat.OllamaChatTokenHandler;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.embed.OllamaEmbedResult;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.models.generate.OllamaGenerateTokenHandler;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.OllamaAsyncResultStreamer;
import io.github.ollama4j.models.response.OllamaResult;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A client that records what it calls; all else is as in the class above. */
final class ObservedOllama extends Ollama {
  private final CallObserver observer;
  private final OllamaSdk sdk;
  private final String host;
  private final Endpoint endpoint;

  ObservedOllama(String host, ModelCallHandler handler, OllamaSdk sdk) {
    super(host);
    this.observer = new CallObserver(handler);
    this.sdk = sdk;
    this.host = host;
    this.endpoint =
        Guarded.get(
            "base URL",
            () -> Endpoint.at(URI.create(host), sdk.statedProvider(), sdk.provider()),
            Endpoint.of(sdk.provider()));
  }

  @Override
  public OllamaChatResult chat(
      OllamaChatRequest request, @Nullable OllamaChatTokenHandler tokenHandler)
      throws OllamaException {
    ChatRounds rounds = new ChatRounds(this::startChat, request, tokenHandler);
    OllamaChatResult result =
        Guarded.<OllamaChatResult, OllamaException>observe(
            () -> super.chat(rounds.request(), rounds), rounds::failed);
    rounds.completed();
    return result;
  }

  private ObservedCall startChat(OllamaChatRequest request, boolean streaming) {
    return observer.start(sdk.chat(), request, streaming, endpoint);
  }

  /** With tools, the SDK makes a chat of it, which is recorded as such. */
  @Override
  public OllamaResult generate(
      OllamaGenerateRequest request, @Nullable OllamaGenerateStreamObserver streamObserver)
      throws OllamaException {
    if (request.isUseTools()) {
      return Guarded.<OllamaResult, OllamaException>observe(
          () -> super.generate(request, streamObserver), error -> {});
    }
    boolean streaming =
        request.isStream()
            || (streamObserver != null && streamObserver.getResponseStreamHandler() != null);
    ObservedCall call = observer.start(sdk.generate(), request, streaming, endpoint);
    return generate(call, streamObserver);
  }

  OllamaResult generate(ObservedCall call, @Nullable OllamaGenerateStreamObserver streamObserver)
      throws OllamaException {
    OllamaGenerateRequest sent = (OllamaGenerateRequest) call.params();
    OllamaResult result =
        call.call()
            .<OllamaResult, OllamaException>run(
                () -> super.generate(sent, observed(streamObserver, call.call())));
    if (call.call().request().isStreaming()) {
      StreamFollower<Object> follower = call.follower();
      follower.chunk(result);
      follower.completed();
    } else {
      call.returned(result);
    }
    return result;
  }

  private static @Nullable OllamaGenerateStreamObserver observed(
      @Nullable OllamaGenerateStreamObserver observer, ModelCall call) {
    return observer == null
        ? null
        : new OllamaGenerateStreamObserver(
            observed(observer.getThinkingStreamHandler(), call),
            observed(observer.getResponseStreamHandler(), call));
  }

  private static @Nullable OllamaGenerateTokenHandler observed(
      @Nullable OllamaGenerateTokenHandler handler, ModelCall call) {
    return handler == null
        ? null
        : piece -> {
          call.chunk();
          handler.accept(piece);
        };
  }

  /** The SDK's own streamer drops the usage, so this one streams by {@link #generate}. */
  @Override
  public OllamaAsyncResultStreamer generateAsync(
      String model, String prompt, boolean raw, ThinkMode think) {
    OllamaGenerateRequest request = new OllamaGenerateRequest(model, prompt);
    request.setRaw(raw);
    request.setThink(think);
    request.setStream(true);
    ObservedCall call = observer.start(sdk.generate(), request, true, endpoint);
    OllamaAsyncResultStreamer streamer = new ObservedGeneration(this, host, call);
    streamer.start();
    return streamer;
  }

  @Override
  public OllamaEmbedResult embed(OllamaEmbedRequest modelRequest) throws OllamaException {
    ObservedCall call = observer.start(sdk.embed(), modelRequest, false, endpoint);
    OllamaEmbedResult result =
        call.call()
            .<OllamaEmbedResult, OllamaException>run(
                () -> super.embed((OllamaEmbedRequest) call.params()));
    call.returned(result);
    return result;
  }
}
