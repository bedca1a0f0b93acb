/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpanUsageTest {
  private static final Usage EXPECTED =
      Usage.builder()
          .add(UsageUnit.INPUT_TOKENS, 1000)
          .add(UsageUnit.OUTPUT_TOKENS, 100)
          .add(UsageUnit.CACHE_READ_TOKENS, 400)
          .add(UsageUnit.OUTPUT_REASONING_TOKENS, 30)
          .build();

  private static Usage read(AttributesBuilder attributes) {
    return SpanUsage.of(SpanFacts.of(attributes.build()), false);
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void usage_isReadFromEveryDialect(Attributes attributes) {
    assertThat(SpanUsage.of(SpanFacts.of(attributes), false)).isEqualTo(EXPECTED);
  }

  private static Stream<Arguments> dialects() {
    return Stream.of(
        argumentSet(
            "the convention",
            Attributes.builder()
                .put("gen_ai.usage.input_tokens", 1000)
                .put("gen_ai.usage.output_tokens", 100)
                .put("gen_ai.usage.cache_read.input_tokens", 400)
                .put("gen_ai.usage.reasoning.output_tokens", 30)
                .build()),
        argumentSet(
            "texts instead of numbers",
            Attributes.builder()
                .put("gen_ai.usage.input_tokens", "1000")
                .put("gen_ai.usage.output_tokens", " 100 ")
                .put("gen_ai.usage.cache_read.input_tokens", "400.0")
                .put("gen_ai.usage.reasoning.output_tokens", "3e1")
                .build()),
        argumentSet(
            "numbers of floating point",
            Attributes.builder()
                .put("gen_ai.usage.input_tokens", 1000.0)
                .put("gen_ai.usage.output_tokens", 100.0)
                .put("gen_ai.usage.cache_read.input_tokens", 400.0)
                .put("gen_ai.usage.reasoning.output_tokens", 30.0)
                .build()),
        argumentSet(
            "older names of OpenLLMetry",
            Attributes.builder()
                .put("gen_ai.usage.prompt_tokens", 1000)
                .put("gen_ai.usage.completion_tokens", 100)
                .put("gen_ai.usage.cache_read_input_tokens", 400)
                .put("gen_ai.usage.reasoning_tokens", 30)
                .build()),
        argumentSet(
            "OpenInference",
            Attributes.builder()
                .put("llm.token_count.prompt", 1000)
                .put("llm.token_count.completion", 100)
                .put("llm.token_count.prompt_details.cache_read", 400)
                .put("llm.token_count.completion_details.reasoning", 30)
                .build()),
        argumentSet(
            "both old and new names",
            Attributes.builder()
                .put("gen_ai.usage.prompt_tokens", 7)
                .put("gen_ai.usage.input_tokens", 1000)
                .put("gen_ai.usage.output_tokens", 100)
                .put("gen_ai.usage.completion_tokens", 7)
                .put("gen_ai.usage.cache_read.input_tokens", 400)
                .put("gen_ai.usage.reasoning.output_tokens", 30)
                .build()));
  }

  @Test
  void moreCachedThanInput_meansThatTheInputExcludesThem() {
    Usage usage =
        read(
            Attributes.builder()
                .put("gen_ai.system", "anthropic")
                .put("gen_ai.usage.input_tokens", 10)
                .put("gen_ai.usage.cache_read.input_tokens", 100)
                .put("gen_ai.usage.cache_creation.input_tokens", 20)
                .put("gen_ai.usage.output_tokens", 5));

    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(130);
    assertThat(usage.quantity(UsageUnit.CACHE_WRITE_TOKENS)).isEqualTo(20);
    assertThat(usage.isFlawless()).isTrue();
  }

  @Test
  void total_tellsThatTheInputExcludesCachedTokens() {
    Usage usage =
        read(
            Attributes.builder()
                .put("gen_ai.system", "anthropic")
                .put("gen_ai.usage.input_tokens", 200)
                .put("gen_ai.usage.cache_read.input_tokens", 100)
                .put("gen_ai.usage.output_tokens", 5)
                .put("gen_ai.usage.total_tokens", 305));

    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(300);
    assertThat(usage.isFlawless()).isTrue();
  }

  @Test
  void cachedTokensOfAnthropicWithoutATotal_areAmbiguous() {
    Usage usage =
        read(
            Attributes.builder()
                .put("gen_ai.provider.name", "aws.bedrock")
                .put("gen_ai.usage.input_tokens", 200)
                .put("gen_ai.usage.cache_read.input_tokens", 100)
                .put("gen_ai.usage.output_tokens", 5));

    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isEqualTo(200);
    assertThat(usage.flaws()).containsExactly(UsageFlaw.AMBIGUOUS);
  }

  @Test
  void totalsAlone_missTheDetail() {
    Usage usage =
        read(
            Attributes.builder()
                .put("gen_ai.usage.input_tokens", 200)
                .put("gen_ai.usage.output_tokens", 5));

    assertThat(usage.flaws()).containsExactly(UsageFlaw.DETAIL_MISSING);
  }

  @Test
  void inputAlone_isPartial() {
    Usage usage = read(Attributes.builder().put("gen_ai.usage.input_tokens", 200));

    assertThat(usage.flaws()).contains(UsageFlaw.PARTIAL);
  }

  @Test
  void embeddings_mayReportATotalOnly() {
    Usage usage =
        SpanUsage.of(
            SpanFacts.of(Attributes.builder().put("gen_ai.usage.total_tokens", 12).build()), true);

    assertThat(usage).isEqualTo(Usage.of(UsageUnit.INPUT_TOKENS, 12));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void textsThatAreNoCounts_areUnknown(String value) {
    assertThat(read(Attributes.builder().put("gen_ai.usage.input_tokens", value))).isNull();
  }

  private static Stream<String> nonsense() {
    return Stream.of(
        "", "n/a", "NaN", "1.5", "1e999999999", "99999999999999999999", "9".repeat(100_000));
  }

  @Test
  void audioAndImageTokens_areParts() {
    Usage usage =
        read(
            Attributes.builder()
                .put("gen_ai.usage.input_tokens", 200)
                .put("gen_ai.usage.audio.input_tokens", 50)
                .put("gen_ai.usage.image.input_tokens", 60)
                .put("gen_ai.usage.output_tokens", 9)
                .put("gen_ai.usage.audio.output_tokens", 4)
                .put("gen_ai.usage.image.output_tokens", 3));

    assertThat(usage.quantity(UsageUnit.INPUT_AUDIO_TOKENS)).isEqualTo(50);
    assertThat(usage.quantity(UsageUnit.INPUT_IMAGE_TOKENS)).isEqualTo(60);
    assertThat(usage.quantity(UsageUnit.OUTPUT_AUDIO_TOKENS)).isEqualTo(4);
    assertThat(usage.quantity(UsageUnit.OUTPUT_IMAGE_TOKENS)).isEqualTo(3);
  }
}
