/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_1H_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_5M_TOKENS;
import static io.costintent.usage.UsageUnit.CACHE_WRITE_TOKENS;
import static io.costintent.usage.UsageUnit.GPU_SECONDS;
import static io.costintent.usage.UsageUnit.INPUT_IMAGE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static io.costintent.usage.UsageUnit.RERANK_UNITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;

class OtherReadersTest {
  @Test
  void converse_inputExcludesCacheSoItIsAdded() {
    ResponseFacts facts = Bodies.read("aws.bedrock--bedrock.converse");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        11470,
        CACHE_READ_TOKENS,
        9511,
        CACHE_WRITE_TOKENS,
        1956,
        CACHE_WRITE_1H_TOKENS,
        956, // litellm 29432
        CACHE_WRITE_5M_TOKENS,
        1000,
        OUTPUT_TOKENS,
        44);
    assertThat(facts.finishReasons()).containsExactly("end_turn");
    assertThat(facts.serviceTier()).isEqualTo("priority");
    assertThat(facts.speed()).isEqualTo("optimized");
  }

  @Test
  void converse_streamEndsWithItsMetadata() {
    StreamUsageReader stream = UsageReaders.BEDROCK_CONVERSE.stream();

    stream.accept(Bodies.parse("{'messageStop':{'stopReason':'max_tokens'}}"));
    boolean completeBefore = stream.complete();
    stream.accept(
        Bodies.parse(
            "{'metadata':{'usage':{'inputTokens':3,'outputTokens':4,'totalTokens':7},"
                + "'trace':{'promptRouter':{'invokedModelId':'m'}}}}"));

    assertThat(completeBefore).isFalse();
    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 3, OUTPUT_TOKENS, 4);
    assertThat(stream.facts().finishReasons()).containsExactly("max_tokens");
    assertThat(stream.facts().model()).isEqualTo("m");
  }

  @Test
  void invoke_readsLlama() {
    assertUsage(
        Bodies.read("aws.bedrock--bedrock.invoke").usage(), INPUT_TOKENS, 25, OUTPUT_TOKENS, 70);
  }

  @Test
  void invoke_readsTitan() {
    ResponseFacts facts =
        invoke("{'inputTextTokenCount':5,'results':[{'tokenCount':30,'outputText':'x'}]}");

    assertUsage(facts.usage(), INPUT_TOKENS, 5, OUTPUT_TOKENS, 30);
  }

  @Test
  void invoke_readsNova() {
    ResponseFacts facts =
        invoke("{'usage':{'inputTokens':5,'outputTokens':30,'cacheReadInputTokenCount':7}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 12, CACHE_READ_TOKENS, 7, OUTPUT_TOKENS, 30);
  }

  @Test
  void invoke_readsAnthropic() {
    ResponseFacts facts =
        invoke(
            "{'type':'message','usage':{'input_tokens':3,'cache_read_input_tokens':9511,"
                + "'cache_creation_input_tokens':0,'output_tokens':4}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 9514, CACHE_READ_TOKENS, 9511, OUTPUT_TOKENS, 4);
  }

  @Test
  void invoke_readsOpenAi() {
    ResponseFacts facts =
        invoke(
            "{'usage':{'input_tokens':88,'input_tokens_details':{'cached_tokens':80},"
                + "'output_tokens':14,'total_tokens':102}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 88, CACHE_READ_TOKENS, 80, OUTPUT_TOKENS, 14);
  }

  @Test
  void invoke_streamFallsBackToClosingMetrics() {
    StreamUsageReader stream = UsageReaders.BEDROCK_INVOKE.stream();

    stream.accept(Bodies.parse("{'generation':'x'}"));
    stream.accept(
        Bodies.parse(
            "{'amazon-bedrock-invocationMetrics':{'inputTokenCount':12,'outputTokenCount':30,"
                + "'invocationLatency':700}}"));

    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 12, OUTPUT_TOKENS, 30);
  }

  @Test
  void invoke_streamOfAnthropicKeepsTheModelsOwnCount() {
    StreamUsageReader stream = UsageReaders.BEDROCK_INVOKE.stream();

    stream.accept(
        Bodies.parse(
            "{'type':'message_start','message':{'usage':{'input_tokens':3,"
                + "'cache_read_input_tokens':10,'output_tokens':1}}}"));
    stream.accept(
        Bodies.parse(
            "{'type':'message_delta','delta':{'stop_reason':'end_turn'},"
                + "'usage':{'output_tokens':9}}"));
    stream.accept(
        Bodies.parse(
            "{'type':'message_stop','amazon-bedrock-invocationMetrics':{'inputTokenCount':3,"
                + "'outputTokenCount':9}}"));

    assertUsage(stream.facts().usage(), INPUT_TOKENS, 13, CACHE_READ_TOKENS, 10, OUTPUT_TOKENS, 9);
  }

  @Test
  void cohere_billsBilledUnits() {
    ResponseFacts facts = Bodies.read("cohere--cohere");

    assertUsage(facts.usage(), INPUT_TOKENS, 5, OUTPUT_TOKENS, 418);
    assertThat(facts.finishReasons()).containsExactly("COMPLETE");
  }

  @Test
  void cohere_rerankBillsSearchUnits() {
    assertUsage(Bodies.read("cohere--cohere.rerank").usage(), RERANK_UNITS, 2);
  }

  @Test
  void cohere_tokensOfPicturesAreBesidesThoseOfTexts() {
    ResponseFacts facts =
        UsageReaders.COHERE.read(
            Bodies.parse(
                "{'meta':{'billed_units':{'input_tokens':10.0,'image_tokens':1057.0,"
                    + "'images':1.0}}}"));

    assertUsage(
        facts.usage(), INPUT_TOKENS, 1067, INPUT_IMAGE_TOKENS, 1057, UsageUnit.INPUT_IMAGES, 1);
  }

  @Test
  void cohere_classificationsAreAUnitOfTheirOwn() {
    ResponseFacts facts =
        UsageReaders.COHERE.read(Bodies.parse("{'meta':{'billed_units':{'classifications':3.0}}}"));

    assertUsage(facts.usage(), UsageUnit.of("classifications"), 3);
  }

  @Test
  void cohere_fractionOfAUnitIsRoundedUpAndSaysSo() {
    ResponseFacts facts =
        UsageReaders.COHERE.read(
            Bodies.parse("{'usage':{'billed_units':{'input_tokens':5.25,'output_tokens':4.0}}}"));

    assertThat(facts.usage().quantity(INPUT_TOKENS)).isEqualTo(6);
    assertThat(facts.usage().quantity(OUTPUT_TOKENS)).isEqualTo(4);
    assertThat(facts.usage().flaws()).containsExactly(UsageFlaw.INCONSISTENT);
  }

  @Test
  void cohere_streamThatEndsWithAnErrorFailed() {
    StreamUsageReader stream = UsageReaders.COHERE.stream();

    stream.acceptText(
        "{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\",\"error\":\"x\"}}");

    assertThat(stream.failed()).isTrue();
    assertThat(stream.facts().usage()).isNull();
  }

  @Test
  void cohere_tokensStandInForBilledUnitsWithAFlaw() {
    ResponseFacts facts =
        UsageReaders.COHERE.read(
            Bodies.parse("{'usage':{'tokens':{'input_tokens':71,'output_tokens':4}}}"));

    assertThat(facts.usage().flaws()).containsExactly(UsageFlaw.DETAIL_MISSING);
    assertThat(facts.usage().quantity(INPUT_TOKENS)).isEqualTo(71);
  }

  @Test
  void cohere_streamEndsWithMessageEnd() {
    StreamUsageReader stream = UsageReaders.COHERE.stream();

    stream.accept(Bodies.parse("{'type':'message-start','id':'c','delta':{}}"));
    boolean completeBefore = stream.complete();
    stream.accept(
        Bodies.parse(
            "{'type':'message-end','delta':{'finish_reason':'MAX_TOKENS','usage':"
                + "{'billed_units':{'input_tokens':5.0,'output_tokens':4.0}}}}"));

    assertThat(completeBefore).isFalse();
    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 5, OUTPUT_TOKENS, 4);
    assertThat(stream.facts().finishReasons()).containsExactly("MAX_TOKENS");
    assertThat(stream.facts().responseId()).isEqualTo("c");
  }

  @Test
  void ollama_countsEvaluatedTokens() {
    ResponseFacts facts = Bodies.read("ollama--ollama");

    assertUsage(facts.usage(), INPUT_TOKENS, 26, OUTPUT_TOKENS, 290, GPU_SECONDS, 5_035);
    assertThat(facts.model()).isEqualTo("llama3.2");
    assertThat(facts.finishReasons()).containsExactly("stop");
  }

  @Test
  void ollama_embeddingTakesTheAcceleratorForAllButLoading() {
    ResponseFacts facts =
        UsageReaders.OLLAMA.read(
            Bodies.parse(
                "{'model':'all-minilm','total_duration':14143917,'load_duration':1019500,"
                    + "'prompt_eval_count':8}"));

    assertUsage(facts.usage(), INPUT_TOKENS, 8, GPU_SECONDS, 13);
  }

  @Test
  void ollama_promptThatIsNotCountedMakesTheUsagePartial() {
    ResponseFacts facts =
        UsageReaders.OLLAMA.read(
            Bodies.parse("{'model':'l','done':true,'eval_count':3,'eval_duration':70000000}"));

    assertThat(facts.usage().flaws()).containsExactly(UsageFlaw.PARTIAL);
    assertThat(facts.usage().quantity(OUTPUT_TOKENS)).isEqualTo(3);
  }

  @Test
  void ollama_streamEndsWhenDone() {
    StreamUsageReader stream = UsageReaders.OLLAMA.stream();

    stream.acceptText("{\"model\":\"l\",\"response\":\"x\",\"done\":false}");
    boolean completeBefore = stream.complete();
    stream.acceptText("{\"model\":\"l\",\"done\":true,\"prompt_eval_count\":2,\"eval_count\":3}");

    assertThat(completeBefore).isFalse();
    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 2, OUTPUT_TOKENS, 3);
  }

  private static ResponseFacts invoke(String body) {
    return UsageReaders.BEDROCK_INVOKE.read(Bodies.parse(body));
  }
}
