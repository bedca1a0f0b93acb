/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls through openai-java that go another way than most: given up, tried again, not told. */
final class OpenAiScenarioCalls {
  static Map<String, Call> all() {
    return Map.of(
        "openai-chat-retrying",
        (url, model) ->
            OpenAiCalls.text(retrying(url).chat().completions().create(OpenAiCalls.chat(model))),
        "openai-responses-retrying",
        (url, model) ->
            OpenAiCalls.text(retrying(url).responses().create(OpenAiCalls.response(model))),
        "openai-chat-impatient",
        (url, model) ->
            OpenAiCalls.text(
                OpenAiCalls.sync(url)
                    .chat()
                    .completions()
                    .create(
                        OpenAiCalls.chat(model),
                        RequestOptions.builder().timeout(Scenarios.IMPATIENCE).build())),
        "openai-responses-cancelled",
        (url, model) -> {
          CompletableFuture<Response> answer =
              OpenAiCalls.async(url).responses().create(OpenAiCalls.response(model));
          answer.cancel(true);
          return "";
        },
        "openai-chat-options-stream",
        (url, model) ->
            OpenAiCalls.read(
                retrying(url)
                    .chat()
                    .completions()
                    .createStreaming(OpenAiCalls.chatWithUsage(model)),
                OpenAiCalls::text),
        "openai-chat-stream-closed",
        (url, model) ->
            first(
                OpenAiCalls.sync(url)
                    .chat()
                    .completions()
                    .createStreaming(OpenAiCalls.chatWithUsage(model))),
        "openai-chat-options-stream-closed",
        (url, model) ->
            first(
                retrying(url)
                    .chat()
                    .completions()
                    .createStreaming(OpenAiCalls.chatWithUsage(model))),
        "openai-chat-stream-untold",
        (url, model) ->
            OpenAiCalls.read(
                OpenAiCalls.sync(url).chat().completions().createStreaming(OpenAiCalls.chat(model)),
                OpenAiCalls::text),
        "openai-responses-stream-closed",
        (url, model) ->
            first(OpenAiCalls.sync(url).responses().createStreaming(OpenAiCalls.response(model))),
        "openai-responses-stream-async-closed",
        OpenAiScenarioCalls::closedByItsReader);
  }

  /** OpenTelemetry's own instrumentation does not see what a client with other options does. */
  private static OpenAIClient retrying(URI baseUrl) {
    return OpenAiCalls.sync(baseUrl).withOptions(options -> options.maxRetries(Scenarios.RETRIES));
  }

  private static String first(StreamResponse<?> stream) {
    try (stream) {
      stream.stream().findFirst().orElseThrow();
      return "";
    }
  }

  private static String closedByItsReader(URI baseUrl, String model) throws Exception {
    AsyncStreamResponse<ResponseStreamEvent> stream =
        OpenAiCalls.async(baseUrl).responses().createStreaming(OpenAiCalls.response(model));
    CompletableFuture<Void> closed = new CompletableFuture<>();
    stream.subscribe(event -> {
      stream.close();
      closed.complete(null);
    });
    closed.get(Scenarios.SECONDS, TimeUnit.SECONDS);
    return "";
  }

  private OpenAiScenarioCalls() {}
}
