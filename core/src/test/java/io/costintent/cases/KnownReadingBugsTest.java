/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.cost.Cost;
import io.costintent.cost.CostCalculator;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBooks;
import io.costintent.pricing.PriceQuery;
import io.costintent.pricing.ProviderName;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReaders;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that others made between the response and the price, with the amount that is right. */
class KnownReadingBugsTest {
  private static final Instant AT = Instant.parse("2026-10-01T12:00:00Z");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @ParameterizedTest
  @MethodSource("responses")
  void response_givesTheRightAmount(
      String provider, String model, String shape, String body, String expected)
      throws JsonProcessingException {
    ResponseFacts facts =
        UsageReaders.forCall(ProviderName.canonical(provider), shape)
            .read(JSON.readTree(body.replace('\'', '"')));
    PriceQuery query =
        PriceQuery.builder(provider, model, AT).servedServiceTier(facts.serviceTier()).build();

    Cost cost =
        CostCalculator.create()
            .calculate(PriceBooks.bundled(), query, facts.usage(), facts.reportedCost());

    assertThat(cost.total()).as(cost.explain()).isEqualTo(Money.usd(expected));
  }

  static Stream<Arguments> responses() {
    return Stream.of(
        // BerriAI/litellm#38802
        argumentSet(
            "DeepInfra's own cost and tier ignored",
            "deepinfra",
            "Qwen/Qwen3.6-35B-A3B",
            "openai.chat",
            "{'service_tier':'priority','usage':{'prompt_tokens':11,'completion_tokens':5,"
                + "'estimated_cost':8.775e-06}}",
            "0.000008775"),
        // forgecode#1641: 0 with a key of one's own
        argumentSet(
            "OpenRouter with the customer's key: the fee alone",
            "openrouter",
            "openai/gpt-4o",
            "openai.chat",
            "{'usage':{'prompt_tokens':10,'completion_tokens':5,'cost':0.0005,'is_byok':true,"
                + "'cost_details':{'upstream_inference_cost':0.01}}}",
            "0.0105"),
        // PageSpace pull request 1561, cline pull request 9053: added twice
        argumentSet(
            "OpenRouter's upstream cost added to what contains it",
            "openrouter",
            "openai/gpt-4o",
            "openai.chat",
            "{'usage':{'prompt_tokens':10,'completion_tokens':5,'cost':0.01,'is_byok':false,"
                + "'cost_details':{'upstream_inference_cost':0.01}}}",
            "0.01"),
        // BerriAI/litellm pull request 39441; an example in vercel/ai is off by 100
        argumentSet(
            "ticks of xAI",
            "xai",
            "grok-4",
            "openai.chat",
            "{'usage':{'prompt_tokens':10,'completion_tokens':5,'cost_in_usd_ticks':233008500}}",
            "0.02330085"),
        // confident-ai/deepeval pull request 2943, LibreChat#13006, rill pull request 9888
        argumentSet(
            "Gemini's thoughts left out",
            "gemini",
            "gemini-2.5-pro",
            "gemini.generate_content",
            "{'usageMetadata':{'promptTokenCount':1000,'candidatesTokenCount':100,"
                + "'thoughtsTokenCount':900,'totalTokenCount':2000}}",
            "0.01125"),
        // langchain-ai/langsmith-sdk pull request 2519
        argumentSet(
            "Anthropic's input taken for a total and bounded to zero",
            "anthropic",
            "claude-sonnet-4-6",
            "anthropic.messages",
            "{'usage':{'input_tokens':5,'cache_read_input_tokens':128955,"
                + "'cache_creation_input_tokens':1253,'output_tokens':0}}",
            "0.04340025"),
        // comet-ml/opik#6969
        argumentSet(
            "cached tokens of the Responses API at the full rate",
            "openai",
            "gpt-4o",
            "openai.responses",
            "{'usage':{'input_tokens':10000,'input_tokens_details':{'cached_tokens':6000},"
                + "'output_tokens':0}}",
            "0.0175"),
        // comet-ml/opik#6976
        argumentSet(
            "Gemini's cached tokens at the full rate",
            "gemini",
            "gemini-2.5-pro",
            "gemini.generate_content",
            "{'usageMetadata':{'promptTokenCount':10000,'cachedContentTokenCount':8000,"
                + "'candidatesTokenCount':0,'totalTokenCount':10000}}",
            "0.0035"),
        // BerriAI/litellm#13810 seen from the response
        argumentSet(
            "flex that was served billed as standard",
            "openai",
            "gpt-5-nano",
            "openai.chat",
            "{'service_tier':'flex','usage':{'prompt_tokens':1000,'completion_tokens':500}}",
            "0.000125"),
        // BerriAI/litellm#15337
        argumentSet(
            "Perplexity's own total ignored",
            "perplexity",
            "sonar-pro",
            "openai.chat",
            "{'usage':{'prompt_tokens':100,'completion_tokens':50,'cost':{'request_cost':0.006,"
                + "'output_tokens_cost':0.002,'total_cost':0.008}}}",
            "0.008"));
  }
}
