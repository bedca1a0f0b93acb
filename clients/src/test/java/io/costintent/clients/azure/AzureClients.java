/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionStreamOptions;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import io.costintent.CostTracking;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/** Clients of Azure's SDK, what they send, and the text of what they receive. */
final class AzureClients {
  static final String AZURE = "azure.ai.openai";
  static final ChatCompletionStreamOptions WITH_USAGE =
      new ChatCompletionStreamOptions().setIncludeUsage(true);

  static OpenAIClientBuilder builder(URI baseUrl, CostTracking tracking) {
    return builder(baseUrl, tracking, AzureOptions.defaults(), 0);
  }

  /** Without a credential, which the SDK sends over HTTPS alone. */
  static OpenAIClientBuilder builder(
      URI baseUrl, CostTracking tracking, AzureOptions options, int retries) {
    return new OpenAIClientBuilder()
        .endpoint(baseUrl.toString())
        .retryOptions(new RetryOptions(new FixedDelayOptions(retries, Duration.ofMillis(1))))
        .addPolicy(AzureTracking.policy(tracking, options));
  }

  static ChatCompletionsOptions chat(String prompt) {
    return new ChatCompletionsOptions(List.of(new ChatRequestUserMessage(prompt)));
  }

  static EmbeddingsOptions embedding(String prompt) {
    return new EmbeddingsOptions(List.of(prompt));
  }

  /** An error event is a chunk without choices. */
  static String text(ChatCompletions completions) {
    return completions.getChoices() == null ? "" : choices(completions);
  }

  private static String choices(ChatCompletions completions) {
    return completions.getChoices().stream()
        .map(choice -> choice.getMessage() == null ? choice.getDelta() : choice.getMessage())
        .map(message -> message == null || message.getContent() == null ? "" : message.getContent())
        .collect(Collectors.joining());
  }

  /** The SDK makes the exceptions for error statuses above its pipeline; Reactor wraps others. */
  static void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    if (thrown instanceof HttpResponseException) {
      assertThat(recorded).isNotNull().hasSameClassAs(thrown);
    } else {
      assertThat(recorded).isSameAs(thrown == null ? null : Exceptions.unwrap(thrown));
    }
  }

  private AzureClients() {}
}
