/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.ChatAnswer.Ending;
import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What LangChain4j's own figures mean, where the provider's answer was not kept. */
class ResponsesTest {
  private final Responses responses = new Responses(new Getters());

  private ChatAnswer read(ModelProvider provider, @Nullable TokenUsage tokens, boolean streaming) {
    ChatResponse.Builder response =
        ChatResponse.builder()
            .aiMessage(AiMessage.from("in the reeds"))
            .id("r1")
            .tokenUsage(tokens);
    if (!streaming) {
      response.finishReason(FinishReason.STOP);
    }
    ModelRequest request =
        ModelRequest.builder(Billers.of(provider), "m").streaming(streaming).build();
    return responses.read(response.build(), request, provider);
  }

  private Usage usage(ModelProvider provider, TokenUsage tokens) {
    return requireNonNull(read(provider, tokens, false).facts().usage());
  }

  @Test
  void openAi_inputContainsTheCached() {
    Usage usage =
        usage(
            ModelProvider.OPEN_AI,
            OpenAiTokenUsage.builder()
                .inputTokenCount(1000)
                .inputTokensDetails(
                    OpenAiTokenUsage.InputTokensDetails.builder().cachedTokens(400).build())
                .outputTokenCount(100)
                .outputTokensDetails(
                    OpenAiTokenUsage.OutputTokensDetails.builder().reasoningTokens(30).build())
                .build());

    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
    assertThat(usage.quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(400);
    assertThat(usage.quantity(UsageUnit.OUTPUT_TOKENS)).isEqualTo(100);
    assertThat(usage.quantity(UsageUnit.OUTPUT_REASONING_TOKENS)).isEqualTo(30);
    assertThat(usage.isFlawless()).isTrue();
  }

  @Test
  void anthropic_inputExcludesWhatWasCached() {
    Usage usage =
        usage(
            ModelProvider.ANTHROPIC,
            AnthropicTokenUsage.builder()
                .inputTokenCount(600)
                .cacheReadInputTokens(300)
                .cacheCreationInputTokens(100)
                .outputTokenCount(100)
                .build());

    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(1000);
    assertThat(usage.quantity(UsageUnit.CACHE_READ_TOKENS)).isEqualTo(300);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_TOKENS)).isEqualTo(100);
  }

  @Test
  void plainTotals_areAllThereIsForSome() {
    Usage usage = usage(ModelProvider.OLLAMA, new TokenUsage(1000, 100));

    assertThat(usage).isEqualTo(Usage.ofTokens(1000, 100));
  }

  @Test
  void plainTotals_lackDetailForOthers() {
    Usage usage = usage(ModelProvider.valueOf("AZURE_OPEN_AI"), new TokenUsage(1000, 100));

    assertThat(usage.flaws()).containsExactly(UsageFlaw.DETAIL_MISSING);
  }

  @Test
  void claudeOnVertex_mayHaveCountedCharacters() {
    Usage usage = usage(ModelProvider.GOOGLE_VERTEX_AI_ANTHROPIC, new TokenUsage(1000, 100));

    assertThat(usage.flaws()).contains(UsageFlaw.COUNTED_BY_CLIENT);
  }

  @Test
  void oneTotalWithoutTheOther_isPartial() {
    Usage usage = usage(ModelProvider.OLLAMA, new TokenUsage(1000, null, 1000));

    assertThat(usage.has(UsageUnit.OUTPUT_TOKENS)).isFalse();
    assertThat(usage.flaws()).containsExactly(UsageFlaw.PARTIAL);
  }

  @Test
  void noTotals_areUnknown() {
    assertThat(read(ModelProvider.OLLAMA, new TokenUsage(), false).facts().usage()).isNull();
    assertThat(read(ModelProvider.OLLAMA, null, false).facts().usage()).isNull();
  }

  @Test
  void streamWithoutReasonAndTotals_wasCut() {
    assertThat(read(ModelProvider.OLLAMA, null, true).ending()).isEqualTo(Ending.CUT);
    assertThat(read(ModelProvider.OLLAMA, null, false).ending()).isEqualTo(Ending.WHOLE);
    assertThat(read(ModelProvider.OLLAMA, new TokenUsage(1, 1), true).ending())
        .isEqualTo(Ending.WHOLE);
  }

  @Test
  void usageOfInput_isThatOfAnEmbedding() {
    assertThat(responses.usageOfInput(new TokenUsage(1000)))
        .isEqualTo(Usage.of(UsageUnit.INPUT_TOKENS, 1000));
    assertThat(responses.usageOfInput(null)).isNull();
  }
}
