/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.request.ThinkMode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Calls through ollama4j. */
final class OllamaCalls {
  private static final int SECONDS = 30;

  static Map<String, Call> all() {
    return Map.of(
        "ollama-chat",
        (url, model) ->
            client(url).chat(chat(model), null).getResponseModel().getMessage().getResponse(),
        "ollama-chat-handler",
        (url, model) -> {
          StringBuilder text = new StringBuilder();
          client(url).chat(chat(model), piece -> text.append(piece.getMessage().getResponse()));
          return text.toString();
        },
        "ollama-generate",
        (url, model) ->
            client(url)
                .generate(
                    OllamaGenerateRequest.builder()
                        .withModel(model)
                        .withPrompt(Call.PROMPT)
                        .withThink(ThinkMode.DISABLED)
                        .build(),
                    null)
                .getResponse(),
        "ollama-generate-async",
        (url, model) -> {
          var streamer = client(url).generateAsync(model, Call.PROMPT, false, ThinkMode.DISABLED);
          streamer.join(SECONDS * 1000L);
          return streamer.getCompleteResponse();
        },
        "ollama-embed",
        (url, model) -> {
          client(url).embed(new OllamaEmbedRequest(model, List.of(Call.PROMPT)));
          return "";
        });
  }

  private static Ollama client(URI baseUrl) {
    return Call.client("ollama-client", () -> new Ollama(baseUrl.toString()));
  }

  private static OllamaChatRequest chat(String model) {
    return OllamaChatRequest.builder()
        .withModel(model)
        .withMessage(OllamaChatMessageRole.USER, Call.PROMPT)
        .build();
  }

  private OllamaCalls() {}
}
