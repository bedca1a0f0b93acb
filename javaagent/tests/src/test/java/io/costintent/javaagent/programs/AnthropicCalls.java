/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Calls through anthropic-java. */
final class AnthropicCalls {
  private static final int SECONDS = 30;
  private static final int MAX_TOKENS = 1024;

  static Map<String, Call> all() {
    return Map.of(
        "anthropic-messages",
        (url, model) -> text(sync(url).messages().create(message(model))),
        "anthropic-messages-async",
        (url, model) ->
            text(async(url).messages().create(message(model)).get(SECONDS, TimeUnit.SECONDS)),
        "anthropic-messages-stream",
        (url, model) -> {
          try (StreamResponse<RawMessageStreamEvent> stream =
              sync(url).messages().createStreaming(message(model))) {
            return stream.stream().map(AnthropicCalls::text).collect(Collectors.joining());
          }
        },
        "anthropic-messages-stream-async",
        AnthropicCalls::streamAsync,
        "anthropic-messages-raw",
        (url, model) -> {
          try (HttpResponseFor<Message> response =
              sync(url).messages().withRawResponse().create(message(model))) {
            return text(response.parse());
          }
        },
        "anthropic-messages-options",
        (url, model) ->
            text(
                sync(url)
                    .withOptions(options -> options.putHeader("X-Herons", "1"))
                    .messages()
                    .create(message(model))),
        "anthropic-beta",
        (url, model) -> text(sync(url).beta().messages().create(beta(model))));
  }

  private static String streamAsync(URI url, String model) throws Exception {
    StringBuffer answer = new StringBuffer();
    var stream = async(url).messages().createStreaming(message(model));
    stream.subscribe(event -> answer.append(text(event)));
    stream.onCompleteFuture().get(SECONDS, TimeUnit.SECONDS);
    return answer.toString();
  }

  static AnthropicClient sync(URI baseUrl) {
    return Call.client(
        "anthropic-sync",
        () ->
            AnthropicOkHttpClient.builder()
                .baseUrl(baseUrl.toString())
                .apiKey("sk-herons")
                .maxRetries(0)
                .build());
  }

  static AnthropicClientAsync async(URI baseUrl) {
    return Call.client(
        "anthropic-async",
        () ->
            AnthropicOkHttpClientAsync.builder()
                .baseUrl(baseUrl.toString())
                .apiKey("sk-herons")
                .maxRetries(0)
                .build());
  }

  static MessageCreateParams message(String model) {
    return MessageCreateParams.builder()
        .model(model)
        .maxTokens(MAX_TOKENS)
        .addUserMessage(Call.PROMPT)
        .build();
  }

  private static com.anthropic.models.beta.messages.MessageCreateParams beta(String model) {
    return com.anthropic.models.beta.messages.MessageCreateParams.builder()
        .model(model)
        .maxTokens(MAX_TOKENS)
        .addUserMessage(Call.PROMPT)
        .build();
  }

  static String text(Message message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(TextBlock::text)
        .collect(Collectors.joining());
  }

  private static String text(BetaMessage message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(block -> block.text())
        .collect(Collectors.joining());
  }

  private static String text(RawMessageStreamEvent event) {
    return event
        .contentBlockDelta()
        .flatMap(delta -> delta.delta().text())
        .map(delta -> delta.text())
        .orElse("");
  }

  private AnthropicCalls() {}
}
