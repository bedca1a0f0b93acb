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
import static io.costintent.usage.UsageUnit.INPUT_AUDIO_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_IMAGE_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_VIDEO_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_REASONING_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;

class DashScopeReaderTest {
  @Test
  void input_containsPicturesAndWhatWasCached_outputContainsWhatWasThought() {
    ResponseFacts facts = Bodies.read("dashscope--dashscope");

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        1271,
        INPUT_IMAGE_TOKENS,
        1247,
        CACHE_READ_TOKENS,
        256,
        CACHE_WRITE_TOKENS,
        512,
        CACHE_WRITE_5M_TOKENS,
        512,
        OUTPUT_TOKENS,
        55,
        OUTPUT_REASONING_TOKENS,
        40);
    assertThat(facts.responseId()).isEqualTo("5a7c6a1e-0b7e-9b53-9d2f-6f1a3d0f7c11");
    assertThat(facts.finishReasons()).containsExactly("stop");
  }

  @Test
  void cacheCreation_isToldByItsTimeToLive() {
    ResponseFacts facts =
        UsageReaders.DASHSCOPE.read(
            Bodies.parse(
                "{'usage':{'input_tokens':2000,'output_tokens':1,'prompt_tokens_details':"
                    + "{'cache_creation_input_tokens':1500,'cache_creation':"
                    + "{'ephemeral_5m_input_tokens':500,'ephemeral_1h_input_tokens':1000}}}}"));

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        2000,
        OUTPUT_TOKENS,
        1,
        CACHE_WRITE_TOKENS,
        1500,
        CACHE_WRITE_5M_TOKENS,
        500,
        CACHE_WRITE_1H_TOKENS,
        1000);
  }

  @Test
  void mediaWithoutDetails_areReadFromTheUsageItself() {
    ResponseFacts facts =
        UsageReaders.DASHSCOPE.read(
            Bodies.parse(
                "{'usage':{'input_tokens':900,'output_tokens':9,'video_tokens':600,"
                    + "'audio_tokens':200}}"));

    assertUsage(
        facts.usage(),
        INPUT_TOKENS,
        900,
        INPUT_VIDEO_TOKENS,
        600,
        INPUT_AUDIO_TOKENS,
        200,
        OUTPUT_TOKENS,
        9);
  }

  @Test
  void totalAlone_isTheInputOfAnEmbedding() {
    ResponseFacts facts =
        UsageReaders.DASHSCOPE.read(Bodies.parse("{'usage':{'total_tokens':26}}"));

    assertUsage(facts.usage(), INPUT_TOKENS, 26);
  }

  @Test
  void picturesDrawn_areCounted() {
    ResponseFacts facts =
        UsageReaders.DASHSCOPE.read(
            Bodies.parse("{'usage':{'image_count':2,'width':1328,'height':1328}}"));

    assertUsage(facts.usage(), UsageUnit.OUTPUT_IMAGES, 2);
  }

  /** The usage of each event is that of all events before, whatever the texts are. */
  @Test
  void stream_lastUsageWins() {
    StreamUsageReader stream = UsageReaders.DASHSCOPE.stream();

    stream.acceptText(event("null", 1));
    stream.acceptText(event("null", 4));
    boolean completeBefore = stream.complete();
    stream.acceptText(event("stop", 7));

    assertThat(completeBefore).isFalse();
    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 22, OUTPUT_TOKENS, 7);
    assertThat(stream.facts().finishReasons()).containsExactly("stop");
  }

  @Test
  void code_isAFailureOfTheStream() {
    StreamUsageReader stream = UsageReaders.DASHSCOPE.stream();

    stream.accept(Bodies.parse("{'code':'InternalError','message':'x','request_id':'r'}"));

    assertThat(stream.failed()).isTrue();
  }

  private static String event(String reason, int output) {
    return Bodies.parse(
            "{'request_id':'r','output':{'text':'x','finish_reason':'"
                + reason
                + "'},'usage':{'input_tokens':22,'output_tokens':"
                + output
                + ",'total_tokens':"
                + (22 + output)
                + "}}")
        .toString();
  }
}
