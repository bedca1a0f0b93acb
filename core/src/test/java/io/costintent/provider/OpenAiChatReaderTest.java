/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static io.costintent.usage.UsageUnit.CACHE_AUDIO_READ_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_AUDIO_SECONDS;
import static io.costintent.usage.UsageUnit.INPUT_AUDIO_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_AUDIO_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_CITATION_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_REASONING_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static io.costintent.usage.UsageUnit.SEARCH_SOURCES;
import static io.costintent.usage.UsageUnit.SOCIAL_SEARCHES;
import static io.costintent.usage.UsageUnit.WEB_SEARCHES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.money.Money;
import io.costintent.usage.UsageFlaw;
import org.junit.jupiter.api.Test;

class OpenAiChatReaderTest {
  @Test
  void openAi_inputIncludesCacheReadsAndWrites() { // litellm 6215, 33772
    ResponseFacts facts = Bodies.read("openai--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        2000,
        CACHE_READ_TOKENS,
        1500,
        CACHE_WRITE_TOKENS,
        400,
        OUTPUT_TOKENS,
        300,
        OUTPUT_REASONING_TOKENS,
        120);
    assertThat(facts.usage().isFlawless()).isTrue();
  }

  @Test
  void openAi_tellsWhoAnsweredAndHow() {
    ResponseFacts facts = Bodies.read("openai--openai.chat");

    assertThat(facts.responseId()).isEqualTo("chatcmpl-1");
    assertThat(facts.model()).isEqualTo("gpt-5.4-2026-03-05");
    assertThat(facts.serviceTier()).isEqualTo("standard");
    assertThat(facts.finishReasons()).containsExactly("stop");
    assertThat(facts.reportedCost()).isNull();
    assertThat(facts.batch()).isNull();
  }

  @Test
  void openAi_servedTierIsReported() { // litellm 13810, 31837
    ObjectNode body = Bodies.json("openai--openai.chat").put("service_tier", "flex");

    assertThat(UsageReaders.OPENAI_CHAT.read(body).serviceTier()).isEqualTo("flex");
  }

  @Test
  void openAi_audioIsPartOfBothTotals() { // litellm 19764
    ResponseFacts facts =
        readUsage(
            "openai",
            "{'prompt_tokens':100,'completion_tokens':80,'total_tokens':180,"
                + "'prompt_tokens_details':{'audio_tokens':60,'cached_tokens':50,"
                + "'cached_tokens_details':{'audio_tokens':40,'text_tokens':10}},"
                + "'completion_tokens_details':{'audio_tokens':70}}");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        100,
        CACHE_READ_TOKENS,
        50,
        CACHE_AUDIO_READ_TOKENS,
        40,
        INPUT_AUDIO_TOKENS,
        60,
        OUTPUT_TOKENS,
        80,
        OUTPUT_AUDIO_TOKENS,
        70);
  }

  @Test
  void openAi_reasoningInsideTextIsNotCountedTwice() { // litellm PR 39850
    ResponseFacts facts =
        readUsage(
            "openai",
            "{'prompt_tokens':10,'completion_tokens':80,'total_tokens':90,"
                + "'completion_tokens_details':{'text_tokens':80,'reasoning_tokens':60}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 10, OUTPUT_TOKENS, 80, OUTPUT_REASONING_TOKENS, 60);
  }

  @Test
  void azure_inputIncludesCacheReads() {
    ResponseFacts facts = Bodies.read("azure.ai.openai--openai.chat");

    assertUsage(facts.usage(), INPUT_TOKENS, 1024, CACHE_READ_TOKENS, 768, OUTPUT_TOKENS, 64);
  }

  @Test
  void groq_inputIncludesCacheReadsAndOutputReasoning() {
    ResponseFacts facts = Bodies.read("groq--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        336,
        CACHE_READ_TOKENS,
        256,
        OUTPUT_TOKENS,
        96,
        OUTPUT_REASONING_TOKENS,
        59);
    assertThat(facts.serviceTier()).isEqualTo("standard");
  }

  @Test
  void deepSeek_inputIncludesHits() {
    ResponseFacts facts = Bodies.read("deepseek--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        563,
        CACHE_READ_TOKENS,
        512,
        OUTPUT_TOKENS,
        116,
        OUTPUT_REASONING_TOKENS,
        60);
  }

  @Test
  void mistral_countsSecondsOfAudioBesideTokens() {
    ResponseFacts facts = Bodies.read("mistral_ai--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        90,
        CACHE_READ_TOKENS,
        64,
        OUTPUT_TOKENS,
        635,
        INPUT_AUDIO_SECONDS,
        203_000);
  }

  @Test
  void xai_outputExcludesReasoningWhenTheTotalSaysSo() {
    ResponseFacts facts = Bodies.read("x_ai--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        12,
        CACHE_READ_TOKENS,
        8, // and not text_tokens less: litellm 14874
        OUTPUT_TOKENS,
        1074,
        OUTPUT_REASONING_TOKENS,
        949,
        SEARCH_SOURCES,
        3,
        WEB_SEARCHES,
        2,
        SOCIAL_SEARCHES,
        1);
  }

  @Test
  void xai_outputIncludesReasoningWhenTheTotalSaysSo() {
    ResponseFacts facts =
        readUsage(
            "x_ai",
            "{'prompt_tokens':10,'completion_tokens':200,'total_tokens':210,"
                + "'completion_tokens_details':{'reasoning_tokens':150}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 10, OUTPUT_TOKENS, 200, OUTPUT_REASONING_TOKENS, 150);
  }

  @Test
  void xai_outputExcludesReasoningWithoutTotal() { // litellm 18599: not reasoning alone either
    ResponseFacts facts =
        readUsage(
            "x_ai",
            "{'prompt_tokens':10,'completion_tokens':200,"
                + "'completion_tokens_details':{'reasoning_tokens':150}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 10, OUTPUT_TOKENS, 350, OUTPUT_REASONING_TOKENS, 150);
  }

  @Test
  void xai_totalThatProvesNothingFallsBackToExcluded() {
    ResponseFacts facts =
        readUsage(
            "x_ai",
            "{'prompt_tokens':10,'completion_tokens':200,'total_tokens':999,"
                + "'completion_tokens_details':{'reasoning_tokens':150}}");

    assertThat(facts.usage().quantity(OUTPUT_TOKENS)).isEqualTo(350);
    assertThat(facts.usage().flaws()).containsExactly(UsageFlaw.INCONSISTENT);
  }

  @Test
  void xai_costIsInTenBillionthsOfADollar() { // vercel/ai PR 13371 reads hundred-millionths
    assertThat(Bodies.read("x_ai--openai.chat").reportedCost()).isEqualTo(Money.usd("0.0162575"));
  }

  @Test
  void openRouter_ownKeyCostsFeeAndUpstream() { // forgecode 1641, cline PR 9053
    assertThat(Bodies.read("openrouter--openai.chat").reportedCost())
        .isEqualTo(Money.usd("0.0003416"));
  }

  @Test
  void openRouter_costIncludesUpstreamWithoutOwnKey() {
    ObjectNode body = Bodies.json("openrouter--openai.chat");
    body.withObject("usage").put("is_byok", false);

    assertThat(UsageReaders.forCall("openrouter", "openai.chat").read(body).reportedCost())
        .isEqualTo(Money.usd("0.0000163"));
  }

  @Test
  void openRouter_ownKeyWithoutUpstreamCostIsUnknown() {
    ObjectNode body = Bodies.json("openrouter--openai.chat");
    body.withObject("usage").withObject("cost_details").putNull("upstream_inference_cost");

    assertThat(UsageReaders.forCall("openrouter", "openai.chat").read(body).reportedCost())
        .isNull();
  }

  @Test
  void perplexity_reasoningAndCitationsAreBesideTheOutput() {
    ResponseFacts facts = Bodies.read("perplexity--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        100,
        OUTPUT_TOKENS,
        5000,
        OUTPUT_REASONING_TOKENS,
        3000,
        OUTPUT_CITATION_TOKENS,
        1200,
        WEB_SEARCHES,
        18);
    assertThat(facts.reportedCost()).isEqualTo(Money.usd("0.108"));
  }

  @Test
  void deepInfra_costAndTierAreReported() { // litellm 38802
    ResponseFacts facts = Bodies.read("deepinfra--openai.chat");

    assertThat(facts.reportedCost()).isEqualTo(Money.usd("0.000008775"));
    assertThat(facts.serviceTier()).isEqualTo("priority");
  }

  @Test
  void moonshot_inputIncludesCacheReads() {
    ResponseFacts facts = Bodies.read("moonshot_ai--openai.chat");

    assertUsage(facts.usage(), INPUT_TOKENS, 200, CACHE_READ_TOKENS, 128, OUTPUT_TOKENS, 20);
  }

  @Test
  void cerebras_outputIncludesReasoning() {
    ResponseFacts facts = Bodies.read("cerebras--openai.chat");

    assertUsage(facts.usage(), INPUT_TOKENS, 79, OUTPUT_TOKENS, 37, OUTPUT_REASONING_TOKENS, 25);
  }

  @Test
  void together_zeroCacheReadsAreZeroAndNotMissing() { // litellm 37992
    ResponseFacts facts = Bodies.read("together--openai.chat");

    assertUsage(facts.usage(), INPUT_TOKENS, 19, OUTPUT_TOKENS, 29);
    assertThat(facts.usage().has(CACHE_READ_TOKENS)).isTrue();
    assertThat(facts.usage().has(CACHE_WRITE_TOKENS)).isFalse();
  }

  @Test
  void dashScope_inputIncludesCacheReadsAndWrites() {
    ResponseFacts facts = Bodies.read("dashscope--openai.chat");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        3000,
        CACHE_READ_TOKENS,
        1000,
        CACHE_WRITE_TOKENS,
        1500,
        OUTPUT_TOKENS,
        50);
  }

  @Test
  void gemini_thoughtsAreOnlyInTheTotal() { // deepeval PR 2943, LibreChat 13006
    ResponseFacts facts = Bodies.read("gcp.gemini--openai.chat");

    assertUsage(facts.usage(), INPUT_TOKENS, 40, OUTPUT_TOKENS, 610, OUTPUT_REASONING_TOKENS, 600);
  }

  @Test
  void cost_isNotBelievedFromUnknownProviders() {
    String usage =
        "{'prompt_tokens':1,'completion_tokens':1,'cost':5,'estimated_cost':5,"
            + "'cost_in_usd_ticks':5}";

    assertThat(readUsage(null, usage).reportedCost()).isNull();
    assertThat(readUsage("openai", usage).reportedCost()).isNull();
  }

  @Test
  void usage_withCacheAboveInputIsBoundedAndFlagged() { // langsmith-sdk PR 2519
    ResponseFacts facts =
        readUsage(
            null,
            "{'prompt_tokens':5,'completion_tokens':7,'prompt_tokens_details':{'cached_tokens':9}}");

    assertThat(facts.usage().quantity(CACHE_READ_TOKENS)).isEqualTo(5);
    assertThat(facts.usage().flaws()).containsExactly(UsageFlaw.INCONSISTENT);
  }

  /** The proxy reports 0 for a model that it has no price for. */
  @Test
  void litellm_costOfZeroIsNotBelieved() {
    assertThat(readUsage("litellm", "{'cost':0}").reportedCost()).isNull();
    assertThat(readUsage("litellm", "{'cost':0.25}").reportedCost()).isEqualTo(Money.usd("0.25"));
    assertThat(readUsage("litellm", "{}").reportedCost()).isNull();
  }

  @Test
  void cost_thatIsNoAmountIsUnknown() {
    assertThat(readUsage("openrouter", "{'cost':-1}").reportedCost()).isNull();
    assertThat(readUsage("openrouter", "{'cost':'1'}").reportedCost()).isNull();
    assertThat(readUsage("openrouter", "{'cost':1e999999999}").reportedCost()).isNull();
    assertThat(readUsage("openrouter", "{'cost':0}").reportedCost()).isEqualTo(Money.usd("0"));
    assertThat(readUsage("x_ai", "{'cost_in_usd_ticks':-1}").reportedCost()).isNull();
  }

  @Test
  void usage_withUnexplainedTotalIsFlagged() {
    ResponseFacts facts =
        readUsage(null, "{'prompt_tokens':5,'completion_tokens':7,'total_tokens':1000}");

    assertThat(facts.usage().flaws()).containsExactly(UsageFlaw.INCONSISTENT);
    assertThat(facts.usage().quantity(OUTPUT_TOKENS)).isEqualTo(7);
  }

  @Test
  void usage_missingIsUnknown() {
    ResponseFacts facts =
        UsageReaders.OPENAI_CHAT.read(Bodies.parse("{'id':'a','model':'m','usage':null}"));

    assertThat(facts.usage()).isNull();
    assertThat(facts.hasUsage()).isFalse();
    assertThat(facts.model()).isEqualTo("m");
  }

  private static ResponseFacts readUsage(String provider, String usage) {
    return UsageReaders.forCall(provider, "openai.chat").readUsage(Bodies.parse(usage));
  }
}
