/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls through anthropic-java that go another way than most: given up, tried again. */
final class AnthropicScenarioCalls {
  static Map<String, Call> all() {
    return Map.of(
        "anthropic-messages-retrying",
        (url, model) ->
            AnthropicCalls.text(
                AnthropicCalls.sync(url)
                    .withOptions(options -> options.maxRetries(Scenarios.RETRIES))
                    .messages()
                    .create(AnthropicCalls.message(model))),
        "anthropic-messages-impatient",
        (url, model) ->
            AnthropicCalls.text(
                AnthropicCalls.sync(url)
                    .messages()
                    .create(
                        AnthropicCalls.message(model),
                        RequestOptions.builder().timeout(Scenarios.IMPATIENCE).build())),
        "anthropic-messages-cancelled",
        (url, model) -> {
          CompletableFuture<Message> answer =
              AnthropicCalls.async(url).messages().create(AnthropicCalls.message(model));
          answer.cancel(true);
          return "";
        },
        "anthropic-messages-stream-closed",
        (url, model) -> {
          try (StreamResponse<RawMessageStreamEvent> stream =
              AnthropicCalls.sync(url).messages().createStreaming(AnthropicCalls.message(model))) {
            stream.stream().findFirst().orElseThrow();
            return "";
          }
        },
        "anthropic-messages-stream-async-closed",
        AnthropicScenarioCalls::closedByItsReader);
  }

  private static String closedByItsReader(URI baseUrl, String model) throws Exception {
    AsyncStreamResponse<RawMessageStreamEvent> stream =
        AnthropicCalls.async(baseUrl).messages().createStreaming(AnthropicCalls.message(model));
    CompletableFuture<Void> closed = new CompletableFuture<>();
    stream.subscribe(event -> {
      stream.close();
      closed.complete(null);
    });
    closed.get(Scenarios.SECONDS, TimeUnit.SECONDS);
    return "";
  }

  private AnthropicScenarioCalls() {}
}
