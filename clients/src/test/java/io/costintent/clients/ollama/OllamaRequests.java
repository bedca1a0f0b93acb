/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResult;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.request.ThinkMode;

/** What tests ask of Ollama, and the text of what they receive. */
final class OllamaRequests {
  static OllamaChatRequest chat(String model, String prompt) {
    return OllamaChatRequest.builder()
        .withModel(model)
        .withMessage(OllamaChatMessageRole.USER, prompt)
        .build();
  }

  static OllamaGenerateRequest generate(String model, String prompt) {
    return OllamaGenerateRequest.builder()
        .withModel(model)
        .withPrompt(prompt)
        .withThink(ThinkMode.DISABLED)
        .build();
  }

  static String text(OllamaChatResult result) {
    return result.getResponseModel().getMessage().getResponse();
  }

  private OllamaRequests() {}
}
