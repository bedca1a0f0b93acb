/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import com.cohere.api.AsyncCohere;
import com.cohere.api.Cohere;
import com.cohere.api.core.CohereApiException;
import com.cohere.api.requests.ChatRequest;
import com.cohere.api.requests.ChatStreamRequest;
import com.cohere.api.resources.v2.requests.V2ChatRequest;
import com.cohere.api.resources.v2.requests.V2ChatStreamRequest;
import com.cohere.api.resources.v2.requests.V2EmbedRequest;
import com.cohere.api.resources.v2.requests.V2RerankRequest;
import com.cohere.api.resources.v2.types.V2ChatResponse;
import com.cohere.api.resources.v2.types.V2ChatStreamResponse;
import com.cohere.api.types.AssistantMessageResponse;
import com.cohere.api.types.ChatContentDeltaEvent;
import com.cohere.api.types.ChatContentDeltaEventDelta;
import com.cohere.api.types.ChatContentDeltaEventDeltaMessage;
import com.cohere.api.types.ChatContentDeltaEventDeltaMessageContent;
import com.cohere.api.types.ChatMessageV2;
import com.cohere.api.types.ChatTextGenerationEvent;
import com.cohere.api.types.EmbedInputType;
import com.cohere.api.types.StreamedChatResponse;
import com.cohere.api.types.UserMessageV2;
import com.cohere.api.types.UserMessageV2Content;
import io.costintent.CostTracking;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clients of Cohere's SDK, what they send, and the text of what they receive. */
final class CohereCalls {
  static Cohere sync(URI baseUrl, CostTracking tracking) {
    return CohereTracking.builder(tracking)
        .url(baseUrl.toString())
        .token("sk-conformance")
        .maxRetries(0)
        .build();
  }

  static AsyncCohere async(URI baseUrl, CostTracking tracking) {
    return CohereTracking.asyncBuilder(tracking)
        .url(baseUrl.toString())
        .token("sk-conformance")
        .maxRetries(0)
        .build();
  }

  static V2ChatRequest chat(String model, String prompt) {
    return V2ChatRequest.builder().model(model).messages(messages(prompt)).build();
  }

  static V2ChatStreamRequest chatStream(String model, String prompt) {
    return V2ChatStreamRequest.builder().model(model).messages(messages(prompt)).build();
  }

  private static List<ChatMessageV2> messages(String prompt) {
    return List.of(
        ChatMessageV2.user(
            UserMessageV2.builder().content(UserMessageV2Content.of(prompt)).build()));
  }

  static ChatRequest chatV1(String model, String prompt) {
    return ChatRequest.builder().message(prompt).model(model).build();
  }

  static ChatStreamRequest chatStreamV1(String model, String prompt) {
    return ChatStreamRequest.builder().message(prompt).model(model).build();
  }

  static V2EmbedRequest embed(String model, String prompt) {
    return V2EmbedRequest.builder()
        .model(model)
        .inputType(EmbedInputType.SEARCH_DOCUMENT)
        .texts(List.of(prompt))
        .build();
  }

  static V2RerankRequest rerank(String model, String prompt) {
    return V2RerankRequest.builder()
        .model(model)
        .query(prompt)
        .documents(List.of("by the lake", "on the roof"))
        .build();
  }

  static String text(V2ChatResponse response) {
    return Stream.of(response.getMessage())
        .map(AssistantMessageResponse::getContent)
        .flatMap(content -> content.stream().flatMap(List::stream))
        .flatMap(item -> item.getText().stream())
        .map(text -> text.getText())
        .collect(Collectors.joining());
  }

  static String text(V2ChatStreamResponse event) {
    return event
        .getContentDelta()
        .flatMap(ChatContentDeltaEvent::getDelta)
        .flatMap(ChatContentDeltaEventDelta::getMessage)
        .flatMap(ChatContentDeltaEventDeltaMessage::getContent)
        .flatMap(ChatContentDeltaEventDeltaMessageContent::getText)
        .orElse("");
  }

  static String text(StreamedChatResponse event) {
    return event.getTextGeneration().map(ChatTextGenerationEvent::getText).orElse("");
  }

  /** Below the SDK, an error is known by its status, or as what the SDK's exception is about. */
  static void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    if (thrown instanceof CohereApiException error) {
      assertThat(recorded).isInstanceOf(CohereApiException.class);
      assertThat(((CohereApiException) recorded).statusCode()).isEqualTo(error.statusCode());
      return;
    }
    if (thrown == null) {
      assertThat(recorded).isInstanceOf(IOException.class);
      return;
    }
    Throwable cause = thrown;
    while (cause != null && cause != recorded) {
      cause = cause.getCause();
    }
    assertThat(cause).as("what %s is about", thrown).isNotNull();
  }

  private CohereCalls() {}
}
