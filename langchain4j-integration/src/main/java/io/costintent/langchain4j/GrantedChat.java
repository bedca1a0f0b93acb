/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import io.costintent.call.ModelRequest;

/** A chat's request as a budget or a policy granted it. */
final class GrantedChat {
  private static final String OPENAI_PARAMETERS =
      "dev.langchain4j.model.openai.OpenAiChatRequestParameters";

  /** Returns the same request with the model and the limit on output that were granted. */
  static ChatRequest of(
      ChatRequest request,
      ChatRequestParameters defaults,
      ModelRequest asked,
      ModelRequest granted) {
    ChatRequestParameters parameters = defaults.overrideWith(request.parameters());
    if (!granted.model().equals(asked.model())) {
      parameters =
          parameters.overrideWith(
              DefaultChatRequestParameters.builder().modelName(granted.model()).build());
    }
    if (granted.maxOutputTokens() != asked.maxOutputTokens()) {
      int limit = (int) Math.min(granted.maxOutputTokens(), Integer.MAX_VALUE);
      parameters = parameters.overrideWith(limit(parameters, granted.provider(), limit));
    }
    return ChatRequest.builder().messages(request.messages()).parameters(parameters).build();
  }

  private static ChatRequestParameters limit(
      ChatRequestParameters parameters, String provider, int limit) {
    boolean newName =
        parameters.getClass().getName().equals(OPENAI_PARAMETERS)
            && (provider.equals("openai") || provider.startsWith("azure"));
    return newName
        ? OpenAiNames.limit(limit)
        : DefaultChatRequestParameters.builder().maxOutputTokens(limit).build();
  }

  private GrantedChat() {}

  /**
   * OpenAI's reasoning models refuse the limit's former name, and of those who speak its protocol
   * not all know the new one. Loaded only where the module is.
   */
  private static final class OpenAiNames {
    static ChatRequestParameters limit(int limit) {
      return OpenAiChatRequestParameters.builder().maxCompletionTokens(limit).build();
    }
  }
}
