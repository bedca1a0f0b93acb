/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import static java.util.Objects.requireNonNull;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationConvention;
import org.springframework.ai.chat.observation.ChatModelObservationDocumentation;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;

/**
 * A model of Spring AI that has its answer ready and observes itself as Spring AI's own models do:
 * what is measured is the observation.
 */
record PreparedChatModel(ObservationRegistry registry, ChatModelObservationConvention convention)
    implements ChatModel {
  static final Prompt PROMPT =
      new Prompt(
          "Which team is this ticket for? ".repeat(3),
          OpenAiChatOptions.builder().model("gpt-4o").temperature(0.2).build());

  private static final ChatModelObservationConvention DEFAULT =
      new DefaultChatModelObservationConvention();
  private static final OpenAiApi.Usage NATIVE =
      new OpenAiApi.Usage(
          180,
          1200,
          1380,
          new OpenAiApi.Usage.PromptTokensDetails(0, 1024),
          new OpenAiApi.Usage.CompletionTokenDetails(0, 0, 0, 0));
  private static final ChatResponse RESPONSE =
      new ChatResponse(
          List.of(
              new Generation(
                  new AssistantMessage("billing"),
                  ChatGenerationMetadata.builder().finishReason("STOP").build())),
          ChatResponseMetadata.builder()
              .model("gpt-4o-2024-08-06")
              .usage(new DefaultUsage(1200, 180, 1380, NATIVE))
              .build());

  @Override
  public ChatResponse call(Prompt prompt) {
    ChatModelObservationContext context =
        ChatModelObservationContext.builder().prompt(prompt).provider("openai").build();
    ChatResponse response =
        ChatModelObservationDocumentation.CHAT_MODEL_OPERATION
            .observation(convention, DEFAULT, () -> context, registry)
            .observe(() -> {
              context.setResponse(RESPONSE);
              return RESPONSE;
            });
    return requireNonNull(response);
  }

  @Override
  public ChatOptions getDefaultOptions() {
    return OpenAiChatOptions.builder().model("gpt-4o").build();
  }
}
