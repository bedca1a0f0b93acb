/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatInputTest {
  private static final ToolExecutionRequest TOOL_CALL =
      ToolExecutionRequest.builder()
          .id("1")
          .name("nest")
          .arguments("{\"where\":\"north\"}")
          .build();

  private static long tokens(ChatMessage... messages) {
    return tokens(ChatRequest.builder().messages(List.of(messages)).build());
  }

  private static long tokens(ChatRequest request) {
    return requireNonNull(ChatInput.atMost(request)).quantity(UsageUnit.INPUT_TOKENS);
  }

  @Test
  void text_isBoundedByItsBytes() {
    long few = tokens(UserMessage.from("a heron"));

    assertThat(few).isGreaterThanOrEqualTo("a heron".length());
    assertThat(tokens(UserMessage.from("a heron".repeat(100))) - few).isEqualTo(7 * 99);
  }

  @Test
  void text_countsBytesAndNotCharacters() {
    assertThat(tokens(UserMessage.from("\u9dfa"))).isEqualTo(tokens(UserMessage.from("abc")));
  }

  @Test
  void text_thatGrowsWhenItIsNormalizedCountsAsItIsThen() {
    String ligature = "\ufdfa"; // three bytes that stand for eighteen characters

    assertThat(tokens(UserMessage.from(ligature)))
        .isGreaterThan(tokens(UserMessage.from("abc")) + 18);
  }

  @Test
  void everyKindOfMessage_counts() {
    long question = tokens(UserMessage.from("where?"));
    long all =
        tokens(
            SystemMessage.from("be brief"),
            UserMessage.from("where?"),
            AiMessage.from(List.of(TOOL_CALL)),
            ToolExecutionResultMessage.from(TOOL_CALL, "in the reeds"));

    assertThat(all - question)
        .isGreaterThan(
            "be brief".length() + TOOL_CALL.arguments().length() + "in the reeds".length());
  }

  @Test
  void tools_count() {
    ChatMessage question = UserMessage.from("where?");
    ToolSpecification tool =
        ToolSpecification.builder().name("nest").description("tells where a nest is").build();

    long with = tokens(ChatRequest.builder().messages(question).toolSpecifications(tool).build());

    assertThat(with).isGreaterThan(tokens(question) + "tells where a nest is".length());
  }

  @Test
  void picture_isUnknown() {
    Usage usage =
        ChatInput.atMost(
            ChatRequest.builder()
                .messages(UserMessage.from(ImageContent.from("AAAA", "image/png")))
                .build());

    assertThat(usage).isNull();
  }
}
