/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how many input tokens a chat has at most: no token of a vocabulary that is built from bytes
 * is shorter than one.
 *
 * <p>A request with anything but text has no bound that is known here. Takes time in proportion to
 * the text, so it is asked only where a budget applies; nothing of it is kept.
 */
public final class ChatInput {
  /** For what providers put around each message, tool and schema, as an assumption. */
  private static final long AROUND = 16;

  private static final long TOOLS = 530;

  /** Returns the input tokens at most, or null when nobody knows. */
  public static @Nullable Usage atMost(ChatRequest request) {
    long tokens = AROUND;
    for (ChatMessage message : request.messages()) {
      long those = ofMessage(message);
      if (those < 0) {
        return null;
      }
      tokens += those + AROUND;
    }
    List<ToolSpecification> tools = request.toolSpecifications();
    if (tools != null && !tools.isEmpty()) {
      tokens += TOOLS;
      for (ToolSpecification tool : tools) {
        tokens += ofText(tool.toString()) + AROUND;
      }
    }
    ResponseFormat format = request.responseFormat();
    if (format != null) {
      tokens += ofText(String.valueOf(format)) + AROUND;
    }
    return Usage.of(UsageUnit.INPUT_TOKENS, tokens);
  }

  /** Returns the tokens of a message at most, or -1 when nobody knows. */
  private static long ofMessage(ChatMessage message) {
    if (message instanceof SystemMessage system) {
      return ofText(system.text());
    }
    if (message instanceof UserMessage user) {
      return ofText(user.name()) + ofContents(user.contents());
    }
    if (message instanceof AiMessage answer) {
      return ofAnswer(answer);
    }
    if (message instanceof ToolExecutionResultMessage result) {
      return ofText(result.id()) + ofText(result.toolName()) + ofText(result.text());
    }
    return -1;
  }

  private static long ofContents(List<Content> contents) {
    long tokens = 0;
    for (Content content : contents) {
      if (!(content instanceof TextContent text)) {
        return Long.MIN_VALUE / 2; // whatever is added, it stays unknown
      }
      tokens += ofText(text.text()) + AROUND;
    }
    return tokens;
  }

  private static long ofAnswer(AiMessage answer) {
    long tokens = ofText(answer.text()) + ofText(answer.thinking());
    List<ToolExecutionRequest> requests = answer.toolExecutionRequests();
    if (requests != null) {
      for (ToolExecutionRequest request : requests) {
        tokens += ofText(request.id()) + ofText(request.name()) + ofText(request.arguments());
        tokens += AROUND;
      }
    }
    return tokens;
  }

  /** Some tokenizers replace compatible characters first, which can make a text longer. */
  static long ofText(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == text.length() || Normalizer.isNormalized(text, Form.NFKC)) {
      return bytes;
    }
    String replaced = Normalizer.normalize(text, Form.NFKC);
    return Math.max(bytes, replaced.getBytes(StandardCharsets.UTF_8).length);
  }

  private ChatInput() {}
}
