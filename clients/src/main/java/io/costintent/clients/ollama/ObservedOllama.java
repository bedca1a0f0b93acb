/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.call.Guarded;
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
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.OllamaAsyncResultStreamer;
import io.github.ollama4j.models.response.OllamaResult;
import org.jspecify.annotations.Nullable;

/** A client that records what it calls; all else is as in the class above. */
final class ObservedOllama extends Ollama {
  private final OllamaCalls calls;

  ObservedOllama(String host, OllamaCalls calls) {
    super(host);
    this.calls = calls;
  }

  @Override
  public OllamaChatResult chat(
      OllamaChatRequest request, @Nullable OllamaChatTokenHandler tokenHandler)
      throws OllamaException {
    ChatRounds rounds = calls.chat(request, tokenHandler);
    OllamaChatResult result =
        Guarded.<OllamaChatResult, OllamaException>observe(
            () -> super.chat(rounds.request(), rounds), rounds::failed);
    rounds.completed();
    return result;
  }

  /** With tools, the SDK makes a chat of it, which is recorded as such. */
  @Override
  public OllamaResult generate(
      OllamaGenerateRequest request, @Nullable OllamaGenerateStreamObserver streamObserver)
      throws OllamaException {
    Generation generation = calls.generate(request, streamObserver);
    if (generation == null) {
      return Guarded.<OllamaResult, OllamaException>observe(
          () -> super.generate(request, streamObserver), error -> {});
    }
    OllamaResult result =
        generation
            .call()
            .<OllamaResult, OllamaException>run(
                () -> super.generate(generation.request(), generation.observer()));
    generation.returned(result);
    return result;
  }

  @Override
  public OllamaAsyncResultStreamer generateAsync(
      String model, String prompt, boolean raw, ThinkMode think) {
    return calls.generateAsync(model, prompt, raw, think, super::generate);
  }

  @Override
  public OllamaEmbedResult embed(OllamaEmbedRequest modelRequest) throws OllamaException {
    ObservedCall call = calls.embed(modelRequest);
    OllamaEmbedResult result =
        call.call()
            .<OllamaEmbedResult, OllamaException>run(
                () -> super.embed((OllamaEmbedRequest) call.params()));
    call.returned(result);
    return result;
  }
}
