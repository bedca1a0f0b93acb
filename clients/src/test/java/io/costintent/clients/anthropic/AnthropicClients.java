/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.anthropic.core.Properties;
import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import java.net.URI;
import java.util.stream.Collectors;

/** Clients of Anthropic's SDK, what they send, and the text of what they receive. */
final class AnthropicClients {
  private static final int MAX_TOKENS = 1024;

  /** Whether this version of the SDK has the base URL in a client's options. */
  static boolean tellBaseUrl() {
    return !Properties.getPackageVersion().startsWith("2.");
  }

  static AnthropicClient sync(URI baseUrl) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(baseUrl.toString())
        .apiKey("sk-conformance")
        .maxRetries(0)
        .build();
  }

  static AnthropicClientAsync async(URI baseUrl) {
    return AnthropicOkHttpClientAsync.builder()
        .baseUrl(baseUrl.toString())
        .apiKey("sk-conformance")
        .maxRetries(0)
        .build();
  }

  static MessageCreateParams message(String model, String prompt) {
    return MessageCreateParams.builder()
        .model(model)
        .maxTokens(MAX_TOKENS)
        .addUserMessage(prompt)
        .build();
  }

  static com.anthropic.models.beta.messages.MessageCreateParams betaMessage(
      String model, String prompt) {
    return com.anthropic.models.beta.messages.MessageCreateParams.builder()
        .model(model)
        .maxTokens(MAX_TOKENS)
        .addUserMessage(prompt)
        .build();
  }

  static String text(Message message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(TextBlock::text)
        .collect(Collectors.joining());
  }

  static String text(BetaMessage message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(block -> block.text())
        .collect(Collectors.joining());
  }

  static String text(RawMessageStreamEvent event) {
    return event
        .contentBlockDelta()
        .flatMap(delta -> delta.delta().text())
        .map(delta -> delta.text())
        .orElse("");
  }

  private AnthropicClients() {}
}
