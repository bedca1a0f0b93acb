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
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_REASONING_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static io.costintent.usage.UsageUnit.WEB_FETCHES;
import static io.costintent.usage.UsageUnit.WEB_SEARCHES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.usage.UsageFlaw;
import org.junit.jupiter.api.Test;

class AnthropicReaderTest {
  private static final String START =
      "{'type':'message_start','message':{'id':'msg_1','model':'claude-opus-4-6','usage':{"
          + "'input_tokens':10,'cache_creation_input_tokens':300,'cache_read_input_tokens':2000,"
          + "'cache_creation':{'ephemeral_5m_input_tokens':100,'ephemeral_1h_input_tokens':200},"
          + "'output_tokens':1,'service_tier':'standard','inference_geo':'us'}}}";

  private static final String DELTA =
      "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'input_tokens':10,"
          + "'cache_creation_input_tokens':300,'cache_read_input_tokens':2000,'output_tokens':500}}";

  private final StreamUsageReader stream = UsageReaders.ANTHROPIC_MESSAGES.stream();

  @Test
  void anthropic_inputExcludesCacheSoItIsAdded() { // litellm 9812, 40016: once, not twice
    ResponseFacts facts = Bodies.read("anthropic--anthropic.messages");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        21323,
        CACHE_READ_TOKENS,
        20443,
        CACHE_WRITE_TOKENS,
        874,
        CACHE_WRITE_5M_TOKENS,
        574,
        CACHE_WRITE_1H_TOKENS,
        300, // litellm 29432
        OUTPUT_TOKENS,
        489,
        OUTPUT_REASONING_TOKENS,
        77,
        WEB_SEARCHES,
        2,
        WEB_FETCHES,
        1);
  }

  @Test
  void anthropic_tellsTierGeographyAndSpeed() { // claude-code 92751, 83690
    ResponseFacts facts = Bodies.read("anthropic--anthropic.messages");

    assertThat(facts.serviceTier()).isEqualTo("priority");
    assertThat(facts.region()).isEqualTo("us");
    assertThat(facts.speed()).isEqualTo("fast");
    assertThat(facts.finishReasons()).containsExactly("end_turn");
  }

  @Test
  void anthropic_batchTierIsABatch() {
    ObjectNode body = Bodies.json("anthropic--anthropic.messages");
    body.withObject("usage").put("service_tier", "batch").put("inference_geo", "not_available");

    ResponseFacts facts = UsageReaders.ANTHROPIC_MESSAGES.read(body);

    assertThat(facts.batch()).isTrue();
    assertThat(facts.serviceTier()).isNull();
    assertThat(facts.region()).isNull();
  }

  @Test
  void anthropic_writesAreTheSumOfTheSplitWithoutTotal() {
    ObjectNode body = Bodies.json("anthropic--anthropic.messages");
    body.withObject("usage").remove("cache_creation_input_tokens");

    assertThat(UsageReaders.ANTHROPIC_MESSAGES.read(body).usage().quantity(CACHE_WRITE_TOKENS))
        .isEqualTo(874);
  }

  @Test
  void anthropic_compactionIsSideWork() {
    ObjectNode body = Bodies.json("anthropic--anthropic.messages");
    body.withObject("usage")
        .withArray("iterations")
        .addObject()
        .put("type", "compaction")
        .put("output_tokens", 82);

    assertThat(UsageReaders.ANTHROPIC_MESSAGES.read(body).usage().flaws())
        .containsExactly(UsageFlaw.SIDE_WORK);
  }

  @Test
  void stream_mergesBothEventsAndSumsNothing() { // litellm 11364, 11789, PR 31724
    accept(START);
    accept("{'type':'content_block_delta','delta':{'type':'text_delta','text':'x'}}");
    accept(DELTA);
    accept("{'type':'message_stop'}");

    assertThat(stream.complete()).isTrue();
    assertUsage(
        stream.facts().usage(),
        INPUT_TOKENS,
        2310,
        CACHE_READ_TOKENS,
        2000,
        CACHE_WRITE_TOKENS,
        300,
        CACHE_WRITE_5M_TOKENS,
        100,
        CACHE_WRITE_1H_TOKENS,
        200,
        OUTPUT_TOKENS,
        500);
    assertThat(stream.facts().model()).isEqualTo("claude-opus-4-6");
    assertThat(stream.facts().serviceTier()).isEqualTo("standard");
    assertThat(stream.facts().region()).isEqualTo("us");
    assertThat(stream.facts().finishReasons()).containsExactly("end_turn");
  }

  @Test
  void stream_repeatedDeltasAreCumulative() {
    accept(START);
    accept("{'type':'message_delta','delta':{},'usage':{'output_tokens':200}}");
    accept(DELTA);

    assertThat(stream.facts().usage().quantity(OUTPUT_TOKENS)).isEqualTo(500);
  }

  @Test
  void stream_zeroInOneEventDoesNotHideTheCountOfTheOther() {
    accept(START);
    accept(
        "{'type':'message_delta','delta':{'stop_reason':'end_turn'},"
            + "'usage':{'input_tokens':0,'output_tokens':500}}");

    assertThat(stream.facts().usage().quantity(INPUT_TOKENS)).isEqualTo(2310);
  }

  @Test
  void stream_cutAfterItsStartIsPartial() { // litellm 14457, PR 37558
    accept(START);

    assertThat(stream.complete()).isFalse();
    assertThat(stream.facts().usage().flaws()).containsExactly(UsageFlaw.PARTIAL);
    assertThat(stream.facts().usage().quantity(INPUT_TOKENS)).isEqualTo(2310);
  }

  @Test
  void stream_withoutEventsIsUnknown() {
    assertThat(stream.facts()).isEqualTo(ResponseFacts.unknown());
  }

  private void accept(String event) {
    stream.accept(Bodies.parse(event));
  }
}
