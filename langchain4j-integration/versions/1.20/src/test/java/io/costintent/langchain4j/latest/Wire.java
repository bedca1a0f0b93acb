/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.latest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** OpenAI's protocol, as far as models that answer asynchronously need it. */
final class Wire {
  private static final JsonMapper JSON = new JsonMapper();

  /** Returns what is sent for a request. */
  static HttpRequest request(URI url, ChatRequest request, boolean streaming) {
    ObjectNode body = JSON.createObjectNode().put("model", request.modelName());
    String text = ((UserMessage) request.messages().get(0)).singleText();
    body.putArray("messages").addObject().put("role", "user").put("content", text);
    if (request.maxOutputTokens() != null) {
      body.put("max_completion_tokens", request.maxOutputTokens());
    }
    if (streaming) {
      body.put("stream", true).putObject("stream_options").put("include_usage", true);
    }
    return HttpRequest.newBuilder(url.resolve("/v1/chat/completions"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer sk-simulated")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the answer that a body, or the events of a stream merged into one, stands for. */
  static ChatResponse response(JsonNode body, String text) {
    OpenAiChatResponseMetadata.Builder metadata =
        OpenAiChatResponseMetadata.builder()
            .id(body.path("id").textValue())
            .modelName(body.path("model").textValue())
            .tokenUsage(usage(body.path("usage")));
    if (body.path("choices").path(0).path("finish_reason").isTextual()) {
      metadata.finishReason(FinishReason.STOP);
    }
    return ChatResponse.builder()
        .aiMessage(AiMessage.from(text))
        .metadata(metadata.build())
        .build();
  }

  private static OpenAiTokenUsage usage(JsonNode usage) {
    if (!usage.isObject()) {
      return null;
    }
    return OpenAiTokenUsage.builder()
        .inputTokenCount(usage.path("prompt_tokens").intValue())
        .inputTokensDetails(
            OpenAiTokenUsage.InputTokensDetails.builder()
                .cachedTokens(usage.path("prompt_tokens_details").path("cached_tokens").intValue())
                .build())
        .outputTokenCount(usage.path("completion_tokens").intValue())
        .build();
  }

  private Wire() {}
}
