/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;

class OpenAiReadersTest {
  @Test
  void responses_inputIncludesCacheAndOutputReasoning() { // opik 6969
    ResponseFacts facts = Bodies.read("openai--openai.responses");

    assertUsage(
        facts.usage(),
        UsageUnit.INPUT_TOKENS,
        4020,
        UsageUnit.CACHE_WRITE_TOKENS,
        4012,
        UsageUnit.CACHE_WRITE_30M_TOKENS,
        12,
        UsageUnit.CACHE_WRITE_12H_TOKENS,
        4000,
        UsageUnit.OUTPUT_TOKENS,
        55,
        UsageUnit.OUTPUT_REASONING_TOKENS,
        40,
        UsageUnit.WEB_SEARCHES,
        1,
        UsageUnit.STORAGE_SEARCHES,
        1);
    assertThat(facts.serviceTier()).isEqualTo("flex");
    assertThat(facts.finishReasons()).containsExactly("completed");
  }

  @Test
  void responses_searchesAreThoseThatToolUsageCounts() {
    ObjectNode body = Bodies.json("openai--openai.responses");
    body.withObject("tool_usage").withObject("web_search").put("num_requests", 5);

    assertThat(UsageReaders.OPENAI_RESPONSES.read(body).usage().quantity(UsageUnit.WEB_SEARCHES))
        .isEqualTo(5);
  }

  @Test
  void responses_searchesInTheUsageAreNotCountedAgain() {
    ObjectNode body = Bodies.json("openai--openai.responses");
    body.withObject("usage")
        .withObject("server_side_tool_usage_details")
        .put("web_search_calls", 4);

    assertThat(UsageReaders.OPENAI_RESPONSES.read(body).usage().quantity(UsageUnit.WEB_SEARCHES))
        .isEqualTo(4);
  }

  @Test
  void responses_codeRunsAreCounted() {
    ObjectNode body = Bodies.json("openai--openai.responses");
    body.withArray("output").addObject().put("type", "code_interpreter_call");

    assertThat(UsageReaders.OPENAI_RESPONSES.read(body).usage().quantity(UsageUnit.CODE_EXECUTIONS))
        .isEqualTo(1);
  }

  @Test
  void responses_imagesMadeByAToolAreSideWork() {
    ObjectNode body = Bodies.json("openai--openai.responses");
    body.withObject("tool_usage").withObject("image_gen").put("output_tokens", 4160);

    assertThat(UsageReaders.OPENAI_RESPONSES.read(body).usage().flaws())
        .containsExactly(UsageFlaw.SIDE_WORK);
  }

  @Test
  void responses_incompleteTellsTheReason() {
    ObjectNode body = Bodies.json("openai--openai.responses").put("status", "incomplete");
    body.withObject("incomplete_details").put("reason", "max_output_tokens");

    assertThat(UsageReaders.OPENAI_RESPONSES.read(body).finishReasons())
        .containsExactly("max_output_tokens");
  }

  @Test
  void embeddings_haveInputOnly() {
    assertUsage(Bodies.read("openai--openai.embeddings").usage(), UsageUnit.INPUT_TOKENS, 4);
  }

  @Test
  void embeddings_withTotalOnlyAreInput() {
    ResponseFacts facts =
        UsageReaders.OPENAI_EMBEDDINGS.read(Bodies.parse("{'usage':{'total_tokens':12}}"));

    assertUsage(facts.usage(), UsageUnit.INPUT_TOKENS, 12);
  }

  @Test
  void images_outputIsImageTokensWhenNotSplit() { // litellm 17410, 13847
    ResponseFacts facts = Bodies.read("openai--openai.images");

    assertUsage(
        facts.usage(),
        UsageUnit.INPUT_TOKENS,
        340,
        UsageUnit.INPUT_IMAGE_TOKENS,
        323,
        UsageUnit.OUTPUT_TOKENS,
        4160,
        UsageUnit.OUTPUT_IMAGE_TOKENS,
        4160);
  }

  @Test
  void images_textOutputIsNotImageTokens() { // litellm 18541
    ObjectNode body = Bodies.json("openai--openai.images");
    body.withObject("usage")
        .withObject("output_tokens_details")
        .put("image_tokens", 4000)
        .put("text_tokens", 160);

    assertThat(
            UsageReaders.OPENAI_IMAGES.read(body).usage().quantity(UsageUnit.OUTPUT_IMAGE_TOKENS))
        .isEqualTo(4000);
  }

  @Test
  void images_withoutTokensAreCounted() {
    ResponseFacts facts =
        UsageReaders.OPENAI_IMAGES.read(
            "{\"data\":[{\"url\":\"a\"},{\"url\":\"b\"}]}".getBytes(UTF_8));

    assertUsage(facts.usage(), UsageUnit.OUTPUT_IMAGES, 2);
  }

  @Test
  void transcriptions_haveAudioTokens() {
    assertUsage(
        Bodies.read("openai--openai.transcriptions").usage(),
        UsageUnit.INPUT_TOKENS,
        114,
        UsageUnit.INPUT_AUDIO_TOKENS,
        100,
        UsageUnit.OUTPUT_TOKENS,
        45);
  }

  @Test
  void transcriptions_byTimeAreExactMilliseconds() {
    assertUsage(
        Bodies.read("groq--openai.transcriptions").usage(), UsageUnit.INPUT_AUDIO_SECONDS, 12_500);
  }

  @Test
  void transcriptions_withoutUsageTellTheirDuration() {
    ResponseFacts facts =
        UsageReaders.OPENAI_TRANSCRIPTIONS.read(Bodies.parse("{'text':'x','duration':8.47}"));

    assertUsage(facts.usage(), UsageUnit.INPUT_AUDIO_SECONDS, 8_470);
  }
}
