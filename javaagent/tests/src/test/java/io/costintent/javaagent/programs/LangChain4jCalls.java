/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls through LangChain4j, whose OpenAI models have an HTTP client of their own. */
final class LangChain4jCalls {
  private static final int SECONDS = 30;

  /** A service that LangChain4j implements. */
  interface Herons {
    String ask(String question);
  }

  static Map<String, Call> all() {
    return Map.of(
        "langchain4j-chat",
        (url, model) -> chat(url, model).chat(Call.PROMPT),
        "langchain4j-chat-request",
        (url, model) ->
            chat(url, model)
                .chat(ChatRequest.builder().messages(UserMessage.from(Call.PROMPT)).build())
                .aiMessage()
                .text(),
        "langchain4j-chat-stream",
        LangChain4jCalls::stream,
        "langchain4j-service",
        (url, model) -> AiServices.create(Herons.class, chat(url, model)).ask(Call.PROMPT),
        "langchain4j-embeddings",
        (url, model) -> {
          OpenAiEmbeddingModel.builder()
              .baseUrl(url + "/v1")
              .apiKey("sk-herons")
              .modelName(model)
              .maxRetries(0)
              .build()
              .embed(Call.PROMPT);
          return "";
        });
  }

  private static OpenAiChatModel chat(URI url, String model) {
    return OpenAiChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-herons")
        .modelName(model)
        .maxRetries(0)
        .build();
  }

  private static String stream(URI url, String model) throws Exception {
    CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
    OpenAiStreamingChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-herons")
        .modelName(model)
        .build()
        .chat(
            Call.PROMPT,
            new StreamingChatResponseHandler() {
              @Override
              public void onPartialResponse(String part) {}

              @Override
              public void onCompleteResponse(ChatResponse response) {
                answer.complete(response);
              }

              @Override
              public void onError(Throwable error) {
                answer.completeExceptionally(error);
              }
            });
    return answer.get(SECONDS, TimeUnit.SECONDS).aiMessage().text();
  }

  private LangChain4jCalls() {}
}
