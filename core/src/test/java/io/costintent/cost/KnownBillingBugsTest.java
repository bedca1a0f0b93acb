/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that other cost calculators made in public, with the amount that is right. */
class KnownBillingBugsTest {
  private static final Instant AUTUMN = Instant.parse("2026-10-01T12:00:00Z");
  private static final Instant SUMMER = Instant.parse("2026-08-01T12:00:00Z");

  @ParameterizedTest
  @MethodSource("bugs")
  void calculate_givesTheRightAmount(PriceQuery.Builder query, Usage usage, String expected) {
    Cost cost = CostCalculator.create().calculate(PriceBooks.bundled(), query.build(), usage, null);

    assertThat(cost.total()).as(cost.explain()).isEqualTo(Money.usd(expected));
  }

  /** BerriAI/litellm#33170: text at zero and audio priced, for a name without its date. */
  @Test
  void calculate_pricesTextAndAudioOfAnUndatedAzureName() {
    Usage usage =
        Usage.builder()
            .add(UsageUnit.INPUT_TOKENS, 17)
            .add(UsageUnit.OUTPUT_TOKENS, 592)
            .add(UsageUnit.OUTPUT_AUDIO_TOKENS, 482)
            .build();

    Cost cost =
        CostCalculator.create()
            .calculate(PriceBooks.bundled(), query("azure", "gpt-audio").build(), usage, null);

    assertThat(cost.lines()).hasSize(3).allMatch(line -> line.amount().signum() > 0);
  }

  static Stream<Arguments> bugs() {
    return Stream.of(
        // BerriAI/litellm#9812
        argumentSet(
            "Anthropic cache writes counted twice",
            query("anthropic", "claude-sonnet-4-6"),
            input(10_000, 0, 8_000, 100),
            "0.0375"),
        // BerriAI/litellm#14849
        argumentSet(
            "Gemini cached tokens counted twice above 200k",
            query("gcp.vertex_ai", "gemini-2.5-pro"),
            input(250_000, 200_000, 0, 1_000),
            "0.19"),
        // BerriAI/litellm#6215
        argumentSet(
            "OpenAI cached tokens not subtracted",
            query("openai", "gpt-4o"),
            input(10_000, 6_000, 0, 0),
            "0.0175"),
        // BerriAI/litellm#14874
        argumentSet(
            "xAI text tokens include cached ones",
            query("xai", "grok-4"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 616)
                .add(UsageUnit.INPUT_TEXT_TOKENS, 616)
                .add(UsageUnit.CACHE_READ_TOKENS, 615)
                .add(UsageUnit.OUTPUT_TOKENS, 10)
                .build(),
            "0.00061425"),
        // BerriAI/litellm#15055, #18988
        argumentSet(
            "one hour cache write above 200k has no price",
            at("anthropic", "claude-sonnet-4-6", "2026-03-12T00:00:00Z"),
            writes1h(211_000, 210_000, 100),
            "2.52825"),
        // BerriAI/litellm#29432
        argumentSet(
            "one hour cache writes billed as five minute ones on Bedrock",
            query("bedrock", "global.anthropic.claude-opus-4-8"),
            writes1h(4_803, 4_803, 0),
            "0.04803"),
        // BerriAI/litellm#13810
        argumentSet(
            "flex billed as standard",
            query("openai", "gpt-5-nano").requestedServiceTier("flex"),
            Usage.ofTokens(1_000, 500),
            "0.000125"),
        // BerriAI/litellm#31837
        argumentSet(
            "requested tier wins over the served one",
            query("openai", "gpt-5-nano").requestedServiceTier("flex").servedServiceTier("default"),
            Usage.ofTokens(1_000, 500),
            "0.00025"),
        // BerriAI/litellm#37046
        argumentSet(
            "dated snapshot silently at the standard tier",
            query("openai", "gpt-4.1-2025-04-14").servedServiceTier("priority"),
            Usage.ofTokens(9, 1),
            "0.0000455"),
        // BerriAI/litellm pull request 37724
        argumentSet(
            "Vertex traffic type not understood as flex",
            query("vertex_ai", "gemini-3.1-flash-lite").servedServiceTier("ON_DEMAND_FLEX"),
            Usage.ofTokens(1_000, 0),
            "0.000125"),
        // BerriAI/litellm#36377
        argumentSet(
            "duplicate grounding queries charged",
            query("vertex_ai", "gemini-3-flash-preview"),
            Usage.of(UsageUnit.GROUNDING_QUERIES, 2),
            "0.028"),
        // BerriAI/litellm#15858
        argumentSet(
            "grounding not charged per prompt",
            query("vertex_ai", "gemini-2.5-flash"),
            Usage.of(UsageUnit.GROUNDED_PROMPTS, 1),
            "0.035"),
        // BerriAI/litellm#14599
        argumentSet(
            "only reasoning tokens billed",
            query("openai", "gpt-5-nano"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 17)
                .add(UsageUnit.OUTPUT_TOKENS, 977)
                .add(UsageUnit.OUTPUT_REASONING_TOKENS, 768)
                .build(),
            "0.00039165"),
        // BerriAI/litellm#19764
        argumentSet(
            "audio output at the text rate",
            query("azure", "gpt-audio-2025-08-28"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 17)
                .add(UsageUnit.OUTPUT_TOKENS, 592)
                .add(UsageUnit.OUTPUT_AUDIO_TOKENS, 482)
                .build(),
            "0.0397025"),
        // BerriAI/litellm#21902
        argumentSet(
            "image model's text output at the image rate",
            query("azure", "gpt-image-1.5"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 357)
                .add(UsageUnit.INPUT_IMAGE_TOKENS, 323)
                .add(UsageUnit.OUTPUT_TOKENS, 6_543)
                .add(UsageUnit.OUTPUT_IMAGE_TOKENS, 6_208)
                .build(),
            "0.20476"),
        // BerriAI/litellm#33772
        argumentSet(
            "OpenAI cache writes at the input rate",
            PriceQuery.builder("openai", "gpt-5.6", SUMMER),
            input(12_317, 0, 12_314, 5),
            "0.0771275"),
        // BerriAI/litellm#42679
        argumentSet(
            "bare Bedrock id without the regional premium",
            query("bedrock", "anthropic.claude-sonnet-4-6"),
            input(3_000, 1_000, 1_000, 1_000),
            "0.024255"),
        argumentSet(
            "regional premium on a global Bedrock id",
            query("bedrock", "global.anthropic.claude-sonnet-4-6"),
            input(3_000, 1_000, 1_000, 1_000),
            "0.02205"),
        // anthropics/claude-code#92751, #83690
        argumentSet(
            "fast mode without its premium",
            query("anthropic", "claude-opus-4-6").speed("fast"),
            Usage.ofTokens(1_000, 1_000),
            "0.18"),
        argumentSet(
            "inference in one geography without its premium",
            query("anthropic", "claude-opus-5").region("us"),
            Usage.ofTokens(1_000, 1_000),
            "0.033"),
        // BerriAI/litellm#15338
        argumentSet(
            "xAI long context at the base rate",
            query("xai", "grok-4-0709"),
            Usage.ofTokens(144_519, 45),
            "0.868464"),
        // langfuse/langfuse#12306
        argumentSet(
            "totals that include the cache added up again",
            query("anthropic", "claude-sonnet-4-6"),
            input(130_213, 128_955, 1_253, 0),
            "0.04340025"),
        // langfuse/langfuse pull request 13116
        argumentSet(
            "long context tier after its end",
            query("anthropic", "claude-sonnet-4-6"),
            input(275_254, 226_784, 48_454, 2_621),
            "0.2891007"),
        // continuedev/continue#13184
        argumentSet(
            "gpt-4.1 priced as gpt-4",
            query("openai", "gpt-4.1"),
            Usage.ofTokens(1_000, 500),
            "0.006"),
        // defog-ai/defog#298, anomalyco/opencode#48642
        argumentSet(
            "DeepSeek peak hours on a Sunday",
            at("deepseek", "deepseek-v4-flash", "2026-08-23T02:00:00Z"),
            input(10_000, 2_000, 0, 1_000),
            "0.002434"),
        argumentSet(
            "DeepSeek peak hours before they existed",
            at("deepseek", "deepseek-v4-flash", "2026-08-16T02:00:00Z"),
            input(10_000, 2_000, 0, 1_000),
            "0.0014056"),
        // found in LiteLLM 1.83.2
        argumentSet(
            "flex above 272k with cached tokens at the base rate",
            PriceQuery.builder("openai", "gpt-5.6-sol", SUMMER).servedServiceTier("flex"),
            input(300_000, 100_000, 0, 1_000),
            "1.0725"),
        // BerriAI/litellm#13847
        argumentSet(
            "image tokens priced by pixels",
            query("openai", "gpt-image-1"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 100)
                .add(UsageUnit.OUTPUT_TOKENS, 5_000)
                .add(UsageUnit.OUTPUT_IMAGE_TOKENS, 5_000)
                .build(),
            "0.2005"),
        // BerriAI/litellm#18153
        argumentSet(
            "image input ignored",
            query("openai", "gpt-4o"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 1_000)
                .add(UsageUnit.INPUT_IMAGE_TOKENS, 980)
                .add(UsageUnit.OUTPUT_TOKENS, 0)
                .build(),
            "0.0025"),
        // BerriAI/litellm pull request 39850
        argumentSet(
            "reasoning that is part of text billed twice",
            query("openai", "gpt-realtime"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 100)
                .add(UsageUnit.OUTPUT_TOKENS, 1_000)
                .add(UsageUnit.OUTPUT_TEXT_TOKENS, 400)
                .add(UsageUnit.OUTPUT_AUDIO_TOKENS, 600)
                .add(UsageUnit.OUTPUT_REASONING_TOKENS, 200)
                .build(),
            "0.0452"),
        // LiteLLM 1.83.2 divides the price of 1,000 searches by 1,000 twice
        argumentSet(
            "searches of Perplexity a thousand times too cheap",
            query("perplexity", "sonar-deep-research"),
            Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, 100)
                .add(UsageUnit.OUTPUT_TOKENS, 50)
                .add(UsageUnit.WEB_SEARCHES, 2)
                .build(),
            "0.0106"),
        // Helicone/helicone pull request 5730
        argumentSet(
            "tier of cached tokens told by the cached tokens alone",
            query("gemini", "gemini-2.5-pro"),
            input(250_000, 100_000, 0, 0),
            "0.4"),
        argumentSet(
            "cache read at the base rate in the upper tier",
            at("anthropic", "claude-sonnet-4-5", "2026-01-15T00:00:00Z"),
            input(250_000, 100_000, 0, 0),
            "0.96"),
        // BerriAI/litellm#20411, #13790, #1840
        argumentSet(
            "fine-tuned model at the price of its base",
            query("openai", "ft:gpt-4o-mini-2024-07-18:acme::x1"),
            Usage.ofTokens(1_000, 1_000),
            "0.0015"),
        // BerriAI/litellm#38069
        argumentSet(
            "name with the provider twice",
            query("openrouter", "openrouter/openai/gpt-4o"),
            Usage.ofTokens(1_000, 1_000),
            "0.0125"),
        // tokscale#862: which mode a tier has belongs to the data
        argumentSet(
            "whole request taken for marginal",
            query("dashscope", "qwen-flash"),
            Usage.ofTokens(300_000, 300_000),
            "0.675"),
        // BerriAI/litellm#37992
        argumentSet(
            "explicit zero replaced by an estimate",
            query("anthropic", "claude-sonnet-4-6"),
            Usage.ofTokens(0, 0),
            "0"));
  }

  private static PriceQuery.Builder query(String provider, String model) {
    return PriceQuery.builder(provider, model, AUTUMN);
  }

  private static PriceQuery.Builder at(String provider, String model, String instant) {
    return PriceQuery.builder(provider, model, Instant.parse(instant));
  }

  private static Usage input(long total, long read, long write, long output) {
    return Usage.builder()
        .add(UsageUnit.INPUT_TOKENS, total)
        .add(UsageUnit.CACHE_READ_TOKENS, read)
        .add(UsageUnit.CACHE_WRITE_TOKENS, write)
        .add(UsageUnit.OUTPUT_TOKENS, output)
        .build();
  }

  private static Usage writes1h(long total, long written, long output) {
    return Usage.builder()
        .add(UsageUnit.INPUT_TOKENS, total)
        .add(UsageUnit.CACHE_WRITE_TOKENS, written)
        .add(UsageUnit.CACHE_WRITE_1H_TOKENS, written)
        .add(UsageUnit.OUTPUT_TOKENS, output)
        .build();
  }
}
