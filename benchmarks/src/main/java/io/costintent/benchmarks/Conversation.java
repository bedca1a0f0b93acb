/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;

/** The same turn as {@link Work}, in LangChain4j's types. */
record Conversation(ChatRequest request) {
  static final Conversation SHORT = of("Which team is this ticket for? ".repeat(3));
  static final Conversation LONG = of("Which team is it? ".repeat(5556));

  static final ChatResponse RESPONSE =
      ChatResponse.builder()
          .aiMessage(AiMessage.from("billing"))
          .metadata(
              OpenAiChatResponseMetadata.builder()
                  .modelName("gpt-4o-2024-08-06")
                  .finishReason(FinishReason.STOP)
                  .tokenUsage(
                      OpenAiTokenUsage.builder()
                          .inputTokenCount(1200)
                          .inputTokensDetails(
                              OpenAiTokenUsage.InputTokensDetails.builder()
                                  .cachedTokens(1024)
                                  .build())
                          .outputTokenCount(180)
                          .totalTokenCount(1380)
                          .build())
                  .build())
          .build();

  private static Conversation of(String prompt) {
    return new Conversation(ChatRequest.builder().messages(UserMessage.from(prompt)).build());
  }
}
