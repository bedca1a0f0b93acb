/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.cohere.api.AsyncCohere;
import com.cohere.api.Cohere;
import com.cohere.api.resources.v2.requests.V2ChatRequest;
import com.cohere.api.resources.v2.requests.V2ChatStreamRequest;
import com.cohere.api.resources.v2.requests.V2EmbedRequest;
import com.cohere.api.resources.v2.requests.V2RerankRequest;
import com.cohere.api.resources.v2.types.V2ChatResponse;
import com.cohere.api.resources.v2.types.V2ChatStreamResponse;
import com.cohere.api.types.ChatContentDeltaEvent;
import com.cohere.api.types.ChatContentDeltaEventDelta;
import com.cohere.api.types.ChatContentDeltaEventDeltaMessage;
import com.cohere.api.types.ChatContentDeltaEventDeltaMessageContent;
import com.cohere.api.types.ChatMessageV2;
import com.cohere.api.types.EmbedInputType;
import com.cohere.api.types.UserMessageV2;
import com.cohere.api.types.UserMessageV2Content;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Calls through cohere-java. */
final class CohereCalls {
  private static final int SECONDS = 30;

  static Map<String, Call> all() {
    return Map.of(
        "cohere-chat",
        (url, model) -> text(sync(url).v2().chat(chat(model))),
        "cohere-chat-async",
        (url, model) ->
            text(
                AsyncCohere.builder()
                    .url(url.toString())
                    .token("sk-herons")
                    .build()
                    .v2()
                    .chat(chat(model))
                    .get(SECONDS, TimeUnit.SECONDS)),
        "cohere-chat-stream",
        (url, model) -> {
          StringBuilder answer = new StringBuilder();
          for (V2ChatStreamResponse event :
              sync(url)
                  .v2()
                  .chatStream(
                      V2ChatStreamRequest.builder().model(model).messages(messages()).build())) {
            answer.append(text(event));
          }
          return answer.toString();
        },
        "cohere-embed",
        (url, model) -> {
          sync(url)
              .v2()
              .embed(
                  V2EmbedRequest.builder()
                      .model(model)
                      .inputType(EmbedInputType.SEARCH_DOCUMENT)
                      .texts(List.of(Call.PROMPT))
                      .build());
          return "";
        },
        "cohere-rerank",
        (url, model) -> {
          sync(url)
              .v2()
              .rerank(
                  V2RerankRequest.builder()
                      .model(model)
                      .query(Call.PROMPT)
                      .documents(List.of("by the lake", "on the roof"))
                      .build());
          return "";
        });
  }

  private static Cohere sync(URI baseUrl) {
    return Call.client(
        "cohere-sync", () -> Cohere.builder().url(baseUrl.toString()).token("sk-herons").build());
  }

  private static V2ChatRequest chat(String model) {
    return V2ChatRequest.builder().model(model).messages(messages()).build();
  }

  private static List<ChatMessageV2> messages() {
    return List.of(
        ChatMessageV2.user(
            UserMessageV2.builder().content(UserMessageV2Content.of(Call.PROMPT)).build()));
  }

  private static String text(V2ChatResponse response) {
    return response.getMessage().getContent().stream()
        .flatMap(List::stream)
        .flatMap(item -> item.getText().stream())
        .map(text -> text.getText())
        .collect(Collectors.joining());
  }

  private static String text(V2ChatStreamResponse event) {
    return event
        .getContentDelta()
        .flatMap(ChatContentDeltaEvent::getDelta)
        .flatMap(ChatContentDeltaEventDelta::getMessage)
        .flatMap(ChatContentDeltaEventDeltaMessage::getContent)
        .flatMap(ChatContentDeltaEventDeltaMessageContent::getText)
        .orElse("");
  }

  private CohereCalls() {}
}
