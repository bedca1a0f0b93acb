/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import dev.langchain4j.model.output.TokenUsage;
import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in core's units what LangChain4j's classes of token usage mean, each of which counts its own
 * way. Thread-safe.
 */
final class TokenUsages {
  /** Plain totals of these lack what was cached or thought, which has a price of its own. */
  private static final Set<String> TOTALS_ARE_ALL =
      Set.of("mistral_ai", "ollama", "ibm.watsonx.ai", "cohere", "voyage_ai", "jina");

  private final Getters getters;

  TokenUsages(Getters getters) {
    this.getters = getters;
  }

  /**
   * Returns the usage of a chat; null when LangChain4j does not tell.
   *
   * @param biller who bills, as in {@link Billers}
   */
  @Nullable Usage ofChat(@Nullable TokenUsage tokens, String biller) {
    if (tokens == null || isEmpty(tokens)) {
      return null;
    }
    Usage.Builder usage = Usage.builder();
    switch (tokens.getClass().getSimpleName()) {
      case "OpenAiTokenUsage", "OpenAiOfficialTokenUsage" -> openAi(tokens, usage);
      case "AnthropicTokenUsage" ->
          excluding(tokens, "cacheCreationInputTokens", "cacheReadInputTokens", usage);
      case "BedrockTokenUsage" ->
          excluding(tokens, "cacheWriteInputTokens", "cacheReadInputTokens", usage);
      case "GoogleAiGeminiTokenUsage" -> gemini(tokens, usage);
      default -> {
        totals(tokens, usage);
        if (!TOTALS_ARE_ALL.contains(biller)) {
          usage.flaw(UsageFlaw.DETAIL_MISSING);
        }
      }
    }
    if (tokens.inputTokenCount() == null || tokens.outputTokenCount() == null) {
      usage.flaw(UsageFlaw.PARTIAL);
    }
    return usage.build();
  }

  /** Returns the usage of a call that generates no text, such as an embedding; null for none. */
  @Nullable Usage ofInput(@Nullable TokenUsage tokens) {
    if (tokens == null || isEmpty(tokens)) {
      return null;
    }
    Usage.Builder usage = Usage.builder();
    totals(tokens, usage);
    return usage.build();
  }

  private static boolean isEmpty(TokenUsage tokens) {
    return tokens.inputTokenCount() == null && tokens.outputTokenCount() == null;
  }

  private static void totals(TokenUsage tokens, Usage.Builder usage) {
    add(usage, UsageUnit.INPUT_TOKENS, tokens.inputTokenCount());
    add(usage, UsageUnit.OUTPUT_TOKENS, tokens.outputTokenCount());
  }

  /** Input contains what was cached, output what was thought. */
  private void openAi(TokenUsage tokens, Usage.Builder usage) {
    totals(tokens, usage);
    Object input = getters.get(tokens, "inputTokensDetails");
    if (input != null) {
      add(usage, UsageUnit.CACHE_READ_TOKENS, getters.number(input, "cachedTokens"));
    }
    Object output = getters.get(tokens, "outputTokensDetails");
    if (output != null) {
      add(usage, UsageUnit.OUTPUT_REASONING_TOKENS, getters.number(output, "reasoningTokens"));
    }
  }

  /** Input is what was neither written to the cache nor read from it. */
  private void excluding(TokenUsage tokens, String write, String read, Usage.Builder usage) {
    totals(tokens, usage);
    Long written = getters.number(tokens, write);
    Long cached = getters.number(tokens, read);
    add(usage, UsageUnit.INPUT_TOKENS, written);
    add(usage, UsageUnit.INPUT_TOKENS, cached);
    add(usage, UsageUnit.CACHE_WRITE_TOKENS, written);
    add(usage, UsageUnit.CACHE_READ_TOKENS, cached);
  }

  /**
   * Input contains what was cached, but output is without what was thought. What tools of the
   * server fed back is in the total only.
   */
  private void gemini(TokenUsage tokens, Usage.Builder usage) {
    totals(tokens, usage);
    Long thoughts = getters.number(tokens, "thoughtsTokenCount");
    add(usage, UsageUnit.CACHE_READ_TOKENS, getters.number(tokens, "cachedContentTokenCount"));
    add(usage, UsageUnit.OUTPUT_TOKENS, thoughts);
    add(usage, UsageUnit.OUTPUT_REASONING_TOKENS, thoughts);
    long known =
        orZero(tokens.inputTokenCount()) + orZero(tokens.outputTokenCount()) + orZero(thoughts);
    long fedBack = orZero(tokens.totalTokenCount()) - known;
    if (fedBack > 0) {
      usage.add(UsageUnit.INPUT_TOKENS, fedBack).add(UsageUnit.INPUT_TOOL_TOKENS, fedBack);
    }
  }

  private static long orZero(@Nullable Number quantity) {
    return quantity == null ? 0 : quantity.longValue();
  }

  private static void add(Usage.Builder usage, UsageUnit unit, @Nullable Number quantity) {
    if (quantity != null) {
      usage.add(unit, quantity.longValue());
    }
  }
}
