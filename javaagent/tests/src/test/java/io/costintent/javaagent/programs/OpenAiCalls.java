/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls through openai-java. */
final class OpenAiCalls {
  private static final int SECONDS = 30;

  static Map<String, Call> all() {
    return Map.ofEntries(
        Map.entry(
            "openai-chat",
            (url, model) -> text(sync(url).chat().completions().create(chat(model)))),
        Map.entry(
            "openai-chat-async",
            (url, model) ->
                text(
                    async(url)
                        .chat()
                        .completions()
                        .create(chat(model))
                        .get(SECONDS, TimeUnit.SECONDS))),
        Map.entry(
            "openai-chat-stream",
            (url, model) ->
                read(
                    sync(url).chat().completions().createStreaming(chatWithUsage(model)),
                    OpenAiCalls::text)),
        Map.entry(
            "openai-chat-stream-async",
            (url, model) ->
                await(
                    async(url).chat().completions().createStreaming(chatWithUsage(model)),
                    OpenAiCalls::text)),
        Map.entry("openai-chat-raw", OpenAiCalls::raw),
        Map.entry(
            "openai-chat-options",
            (url, model) ->
                text(
                    sync(url)
                        .withOptions(options -> options.putHeader("X-Herons", "1"))
                        .chat()
                        .completions()
                        .create(chat(model)))),
        Map.entry(
            "openai-responses",
            (url, model) -> text(sync(url).responses().create(response(model)))),
        Map.entry(
            "openai-responses-async",
            (url, model) ->
                text(
                    async(url).responses().create(response(model)).get(SECONDS, TimeUnit.SECONDS))),
        Map.entry(
            "openai-responses-stream",
            (url, model) ->
                read(sync(url).responses().createStreaming(response(model)), OpenAiCalls::text)),
        Map.entry(
            "openai-responses-stream-async",
            (url, model) ->
                await(async(url).responses().createStreaming(response(model)), OpenAiCalls::text)),
        Map.entry(
            "openai-embeddings",
            (url, model) -> {
              sync(url).embeddings().create(embedding(model));
              return "";
            }),
        Map.entry(
            "openai-embeddings-async",
            (url, model) -> {
              async(url).embeddings().create(embedding(model)).get(SECONDS, TimeUnit.SECONDS);
              return "";
            }),
        Map.entry(
            "openai-images",
            (url, model) -> {
              sync(url)
                  .images()
                  .generate(ImageGenerateParams.builder().model(model).prompt(Call.PROMPT).build());
              return "";
            }),
        Map.entry(
            "openai-completions",
            (url, model) ->
                sync(url)
                    .completions()
                    .create(
                        CompletionCreateParams.builder().model(model).prompt(Call.PROMPT).build())
                    .choices()
                    .get(0)
                    .text()));
  }

  static OpenAIClient sync(URI baseUrl) {
    return Call.client(
        "openai-sync",
        () ->
            OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl + "/v1")
                .apiKey("sk-herons")
                .maxRetries(0)
                .build());
  }

  static OpenAIClientAsync async(URI baseUrl) {
    return Call.client(
        "openai-async",
        () ->
            OpenAIOkHttpClientAsync.builder()
                .baseUrl(baseUrl + "/v1")
                .apiKey("sk-herons")
                .maxRetries(0)
                .build());
  }

  static ChatCompletionCreateParams chat(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage(Call.PROMPT).build();
  }

  static ChatCompletionCreateParams chatWithUsage(String model) {
    return chat(model).toBuilder()
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();
  }

  static ResponseCreateParams response(String model) {
    return ResponseCreateParams.builder().model(model).input(Call.PROMPT).build();
  }

  private static EmbeddingCreateParams embedding(String model) {
    return EmbeddingCreateParams.builder().model(model).input(Call.PROMPT).build();
  }

  private static String raw(URI url, String model) {
    try (HttpResponseFor<ChatCompletion> response =
        sync(url).chat().completions().withRawResponse().create(chat(model))) {
      return text(response.parse());
    }
  }

  static <T> String read(StreamResponse<T> stream, Function<T, String> text) {
    try (stream) {
      return stream.stream().map(text).collect(Collectors.joining());
    }
  }

  private static <T> String await(AsyncStreamResponse<T> stream, Function<T, String> text)
      throws Exception {
    StringBuffer answer = new StringBuffer();
    stream.subscribe(event -> answer.append(text.apply(event)));
    stream.onCompleteFuture().get(SECONDS, TimeUnit.SECONDS);
    return answer.toString();
  }

  static String text(ChatCompletion completion) {
    return completion.choices().get(0).message().content().orElse("");
  }

  static String text(ChatCompletionChunk chunk) {
    return chunk.choices().stream()
        .map(choice -> choice.delta().content().orElse(""))
        .collect(Collectors.joining());
  }

  static String text(Response response) {
    return response.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .map(ResponseOutputText::text)
        .collect(Collectors.joining());
  }

  private static String text(ResponseStreamEvent event) {
    return event.outputTextDelta().map(ResponseTextDeltaEvent::delta).orElse("");
  }

  private OpenAiCalls() {}
}
