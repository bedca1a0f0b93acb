/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionChoice;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import java.net.URI;
import java.util.stream.Collectors;

/** Clients of OpenAI's SDK, what they send, and the text of what they receive. */
final class OpenAiClients {
  static OpenAIClient sync(URI baseUrl) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(baseUrl + "/v1")
        .apiKey("sk-conformance")
        .maxRetries(0)
        .build();
  }

  static OpenAIClientAsync async(URI baseUrl) {
    return OpenAIOkHttpClientAsync.builder()
        .baseUrl(baseUrl + "/v1")
        .apiKey("sk-conformance")
        .maxRetries(0)
        .build();
  }

  static ChatCompletionCreateParams chat(String model, String prompt) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage(prompt).build();
  }

  static ChatCompletionCreateParams chatWithUsage(String model, String prompt) {
    return chat(model, prompt).toBuilder()
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();
  }

  static CompletionCreateParams completion(String model, String prompt) {
    return CompletionCreateParams.builder().model(model).prompt(prompt).build();
  }

  static CompletionCreateParams completionWithUsage(String model, String prompt) {
    return completion(model, prompt).toBuilder()
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();
  }

  static ResponseCreateParams response(String model, String prompt) {
    return ResponseCreateParams.builder().model(model).input(prompt).build();
  }

  static EmbeddingCreateParams embedding(String model, String prompt) {
    return EmbeddingCreateParams.builder().model(model).input(prompt).build();
  }

  static ImageGenerateParams image(String model, String prompt) {
    return ImageGenerateParams.builder().model(model).prompt(prompt).build();
  }

  static String text(ChatCompletion completion) {
    return completion.choices().get(0).message().content().orElse("");
  }

  static String text(ChatCompletionChunk chunk) {
    return chunk.choices().stream()
        .map(choice -> choice.delta().content().orElse(""))
        .collect(Collectors.joining());
  }

  static String text(Completion completion) {
    return completion.choices().stream().map(CompletionChoice::text).collect(Collectors.joining());
  }

  static String text(Response response) {
    return response.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .map(ResponseOutputText::text)
        .collect(Collectors.joining());
  }

  static String text(ResponseStreamEvent event) {
    return event.outputTextDelta().map(ResponseTextDeltaEvent::delta).orElse("");
  }

  private OpenAiClients() {}
}
