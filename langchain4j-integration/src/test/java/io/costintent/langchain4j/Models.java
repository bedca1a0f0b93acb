/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The models of the modules under test, without retries of their own. */
final class Models {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  static ChatModel openAi(URI url, ChatModelListener... listeners) {
    return OpenAiChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-simulated")
        .modelName(Harness.MODEL)
        .maxRetries(0)
        .timeout(TIMEOUT)
        .listeners(List.of(listeners))
        .build();
  }

  static StreamingChatModel openAiStreams(URI url, ChatModelListener... listeners) {
    return OpenAiStreamingChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-simulated")
        .modelName(Harness.MODEL)
        .timeout(TIMEOUT)
        .listeners(List.of(listeners))
        .build();
  }

  static ChatModel anthropic(URI url, ChatModelListener... listeners) {
    return AnthropicChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-simulated")
        .modelName(Harness.MODEL)
        .maxRetries(0)
        .timeout(TIMEOUT)
        .listeners(List.of(listeners))
        .build();
  }

  static StreamingChatModel anthropicStreams(URI url, ChatModelListener... listeners) {
    return AnthropicStreamingChatModel.builder()
        .baseUrl(url + "/v1")
        .apiKey("sk-simulated")
        .modelName(Harness.MODEL)
        .timeout(TIMEOUT)
        .listeners(List.of(listeners))
        .build();
  }

  static ChatRequest request(String model, String prompt) {
    return ChatRequest.builder().modelName(model).messages(UserMessage.from(prompt)).build();
  }

  private Models() {}
}
