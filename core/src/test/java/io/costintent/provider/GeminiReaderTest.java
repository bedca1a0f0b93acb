/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static io.costintent.usage.UsageUnit.GROUNDED_PROMPTS;
import static io.costintent.usage.UsageUnit.GROUNDING_QUERIES;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.MAPS_QUERIES;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiReaderTest {
  private final StreamUsageReader stream = UsageReaders.GEMINI_GENERATE_CONTENT.stream();

  @Test
  void gemini_inputIncludesCacheButNotToolsAndOutputNotThoughts() { // opik 6976, litellm 14849
    assertUsage(
        Bodies.read("gcp.gemini--gemini.generate_content").usage(),
        INPUT_TOKENS,
        464,
        UsageUnit.INPUT_TOOL_TOKENS,
        119,
        UsageUnit.INPUT_TEXT_TOOL_TOKENS,
        119,
        UsageUnit.INPUT_TEXT_TOKENS,
        206,
        UsageUnit.INPUT_IMAGE_TOKENS,
        258,
        UsageUnit.CACHE_READ_TOKENS,
        230,
        UsageUnit.CACHE_TEXT_READ_TOKENS,
        58,
        UsageUnit.CACHE_IMAGE_READ_TOKENS,
        172,
        OUTPUT_TOKENS,
        151,
        UsageUnit.OUTPUT_TEXT_TOKENS,
        51,
        UsageUnit.OUTPUT_REASONING_TOKENS,
        100,
        GROUNDED_PROMPTS,
        1,
        GROUNDING_QUERIES,
        2); // asked three times: litellm 15858, 36377
  }

  @Test
  void vertex_imageOutputIsImageTokens() { // litellm 21902, 31142
    ResponseFacts facts = Bodies.read("gcp.vertex_ai--gemini.generate_content");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        10,
        UsageUnit.INPUT_TEXT_TOKENS,
        10,
        OUTPUT_TOKENS,
        1304,
        UsageUnit.OUTPUT_IMAGE_TOKENS,
        1290);
  }

  @ParameterizedTest
  @CsvSource({
    "ON_DEMAND, standard",
    "ON_DEMAND_PRIORITY, priority",
    "ON_DEMAND_FLEX, flex", // litellm PR 37724
    "FLEX, flex",
    "PROVISIONED_THROUGHPUT, provisioned_throughput"
  })
  void vertex_trafficTypeIsTheServiceTier(String trafficType, String tier) {
    assertThat(readTraffic(trafficType).serviceTier()).isEqualTo(tier);
    assertThat(readTraffic(trafficType).batch()).isNull();
  }

  @Test
  void vertex_batchTrafficIsABatch() {
    assertThat(readTraffic("BATCH").batch()).isTrue();
    assertThat(readTraffic("BATCH").serviceTier()).isNull();
  }

  @Test
  void gemini_mapsAreCountedOnceForThePrompt() {
    ObjectNode body = Bodies.json("gcp.vertex_ai--gemini.generate_content");
    ObjectNode candidate = (ObjectNode) body.withArray("candidates").get(0);
    candidate
        .withObject("groundingMetadata")
        .withArray("groundingChunks")
        .addObject()
        .putObject("maps");

    assertThat(UsageReaders.GEMINI_GENERATE_CONTENT.read(body).usage().quantity(MAPS_QUERIES))
        .isEqualTo(1);
  }

  @Test
  void gemini_totalThatDoesNotAddUpIsFlagged() {
    ObjectNode body = Bodies.json("gcp.vertex_ai--gemini.generate_content");
    body.withObject("usageMetadata").put("totalTokenCount", 5000);

    assertThat(UsageReaders.GEMINI_GENERATE_CONTENT.read(body).usage().flaws())
        .containsExactly(UsageFlaw.INCONSISTENT);
  }

  @Test
  void stream_lastUsageWinsAndSearchesAddUp() {
    accept(chunk("'groundingMetadata':{'webSearchQueries':['a','b']}", 5));
    accept(chunk("'groundingMetadata':{'webSearchQueries':['b','c']}", 9));
    accept(chunk("'finishReason':'STOP'", 20));
    accept("{'candidates':[{}],'usageMetadata':null}");

    assertUsage(
        stream.facts().usage(),
        INPUT_TOKENS,
        10,
        OUTPUT_TOKENS,
        20,
        GROUNDED_PROMPTS,
        1,
        GROUNDING_QUERIES,
        3);
    assertThat(stream.complete()).isTrue();
    assertThat(stream.facts().finishReasons()).containsExactly("STOP");
  }

  @Test
  void stream_cutIsPartial() {
    accept(chunk("'index':0", 5));

    assertThat(stream.facts().usage().flaws()).containsExactly(UsageFlaw.PARTIAL);
  }

  private static String chunk(String candidate, int output) {
    return "{'candidates':[{"
        + candidate
        + "}],'usageMetadata':{'promptTokenCount':10,'candidatesTokenCount':"
        + output
        + "}}";
  }

  private void accept(String event) {
    stream.accept(Bodies.parse(event));
  }

  private static ResponseFacts readTraffic(String trafficType) {
    ObjectNode body = Bodies.json("gcp.vertex_ai--gemini.generate_content");
    body.withObject("usageMetadata").put("trafficType", trafficType);
    return UsageReaders.GEMINI_GENERATE_CONTENT.read(body);
  }
}
