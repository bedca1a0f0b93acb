/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnyShapeStreamTest {
  private final StreamUsageReader stream = UsageReaders.ANY.stream();

  @Test
  void any_readsAStreamOfChat() {
    accept(
        "{'choices':[{'delta':{'content':'x'}}]}",
        "{'choices':[{'finish_reason':'stop'}]}",
        "{'choices':[],'usage':{'prompt_tokens':7,'completion_tokens':5}}");

    assertFinalUsage();
  }

  @Test
  void any_readsAStreamOfResponses() {
    accept(
        "{'type':'response.created','response':{'id':'r1'}}",
        "{'type':'response.completed',"
            + "'response':{'usage':{'input_tokens':7,'output_tokens':5}}}");

    assertFinalUsage();
  }

  @Test
  void any_readsAStreamOfGemini() {
    accept(
        "{'candidates':[{}]}",
        "{'candidates':[{'finishReason':'STOP'}],"
            + "'usageMetadata':{'promptTokenCount':7,'candidatesTokenCount':5}}");

    assertFinalUsage();
  }

  @Test
  void any_readsAStreamOfConverse() {
    accept(
        "{'messageStop':{'stopReason':'end_turn'}}",
        "{'metadata':{'usage':{'inputTokens':7,'outputTokens':5}}}");

    assertFinalUsage();
    assertThat(stream.facts().finishReasons()).containsExactly("end_turn");
  }

  @Test
  void any_readsAStreamOfCohere() {
    accept(
        "{'type':'message-start','id':'c'}",
        "{'type':'message-end','delta':{'usage':"
            + "{'billed_units':{'input_tokens':7,'output_tokens':5}}}}");

    assertFinalUsage();
  }

  @Test
  void any_readsAStreamOfOllama() {
    accept("{'response':'x','done':false}", "{'done':true,'prompt_eval_count':7,'eval_count':5}");

    assertFinalUsage();
  }

  @Test
  void any_withoutAKnownShapeIsUnknown() {
    accept("{'a':1}", "{'type':'ping'}", "[1]");

    assertThat(stream.complete()).isFalse();
    assertThat(stream.facts()).isEqualTo(ResponseFacts.unknown());
  }

  @Test
  void any_closingMetricsExcludeCacheSoItIsAdded() {
    accept(
        "{'amazon-bedrock-invocationMetrics':{'inputTokenCount':7,'outputTokenCount':5,"
            + "'cacheReadInputTokenCount':2,'cacheWriteInputTokenCount':1}}");

    assertThat(stream.complete()).isTrue();
    assertUsage(
        stream.facts().usage(),
        INPUT_TOKENS,
        10,
        CACHE_READ_TOKENS,
        2,
        CACHE_WRITE_TOKENS,
        1,
        OUTPUT_TOKENS,
        5);
  }

  @Test
  void readUsage_tellsTheShapeOfTheUsagePart() {
    ResponseFacts facts =
        UsageReaders.ANY.readUsage(Bodies.parse("{'promptTokenCount':7,'candidatesTokenCount':5}"));

    assertUsage(facts.usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
  }

  private void accept(String... events) {
    for (String event : events) {
      stream.accept(Bodies.parse(event));
    }
  }

  private void assertFinalUsage() {
    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
    assertThat(stream.facts().usage().isFlawless()).isTrue();
  }
}
