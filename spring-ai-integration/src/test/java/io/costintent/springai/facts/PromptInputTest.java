/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeTypeUtils;

class PromptInputTest {
  private final PromptInput input = new PromptInput(new Getters());

  private long atMost(Object request) {
    Usage usage = input.atMost(request);
    return usage == null ? -1 : usage.quantity(UsageUnit.INPUT_TOKENS);
  }

  private static OpenAiChatOptions options() {
    return OpenAiChatOptions.builder().model("gpt-4o").build();
  }

  @Test
  void text_hasAtMostItsBytes() {
    long shorter = atMost(new Prompt("heron", options()));
    long longer = atMost(new Prompt("herons", options()));

    assertThat(shorter).isGreaterThanOrEqualTo(5);
    assertThat(longer - shorter).isEqualTo(1);
  }

  @Test
  void answersOfTheModel_countToo() {
    Prompt prompt =
        new Prompt(List.of(new UserMessage("a"), new AssistantMessage("herons")), options());

    assertThat(atMost(prompt)).isGreaterThan(atMost(new Prompt("a", options())) + 6);
  }

  @Test
  void pictures_haveNoBound() {
    UserMessage picture =
        UserMessage.builder()
            .text("what is this")
            .media(
                Media.builder()
                    .mimeType(MimeTypeUtils.IMAGE_PNG)
                    .data(new ByteArrayResource(new byte[] {1}))
                    .build())
            .build();

    assertThat(atMost(new Prompt(picture, options()))).isEqualTo(-1);
  }

  @Test
  void toolsOfTheModelsDefaults_haveNoBound() {
    assertThat(atMost(new Prompt("heron"))).isEqualTo(-1);
  }

  @Test
  void embeddings_haveAtMostTheBytesOfAllTexts() {
    assertThat(atMost(new EmbeddingRequest(List.of("ab", "cd"), null))).isGreaterThanOrEqualTo(4);
  }

  @Test
  void compatibleCharacters_countAsWhatReplacesThem() {
    assertThat(PromptInput.ofText("\uFDFA")).isGreaterThan(3);
  }
}
