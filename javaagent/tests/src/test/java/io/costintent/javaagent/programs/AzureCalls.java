/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionStreamOptions;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.EmbeddingsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Calls through azure-ai-openai, where a model is a deployment. */
final class AzureCalls {
  private static final Duration LONG = Duration.ofSeconds(30);

  static Map<String, Call> all() {
    return Map.of(
        "azure-chat",
        (url, model) -> text(builder(url).buildClient().getChatCompletions(model, chat())),
        "azure-chat-async",
        (url, model) ->
            text(
                Objects.requireNonNull(
                    builder(url).buildAsyncClient().getChatCompletions(model, chat()).block(LONG))),
        "azure-chat-stream",
        (url, model) ->
            builder(url)
                .buildClient()
                .getChatCompletionsStream(
                    model, chat(), new ChatCompletionStreamOptions().setIncludeUsage(true))
                .stream()
                .map(AzureCalls::text)
                .collect(Collectors.joining()),
        "azure-embeddings",
        (url, model) -> {
          builder(url)
              .buildClient()
              .getEmbeddings(model, new EmbeddingsOptions(List.of(Call.PROMPT)));
          return "";
        });
  }

  /** Without a credential, which the SDK sends over HTTPS alone. */
  private static OpenAIClientBuilder builder(URI baseUrl) {
    return new OpenAIClientBuilder().endpoint(baseUrl.toString());
  }

  private static ChatCompletionsOptions chat() {
    return new ChatCompletionsOptions(List.of(new ChatRequestUserMessage(Call.PROMPT)));
  }

  private static String text(ChatCompletions completions) {
    return completions.getChoices().stream()
        .map(choice -> choice.getMessage() == null ? choice.getDelta() : choice.getMessage())
        .map(message -> message == null || message.getContent() == null ? "" : message.getContent())
        .collect(Collectors.joining());
  }

  private AzureCalls() {}
}
