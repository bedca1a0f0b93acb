/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static io.costintent.usage.UsageUnit.CACHE_READ_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.INPUT_TOOL_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_REASONING_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.junit.jupiter.api.Test;

/** What Google answers besides generateContent. */
class GoogleReadersTest {
  private static ResponseFacts read(UsageReader reader, String body) {
    return reader.read(body.replace('\'', '"').getBytes(UTF_8));
  }

  private static Usage interaction(String usage) {
    return read(UsageReaders.GEMINI_INTERACTIONS, "{'usage':{" + usage + "}}").usage();
  }

  @Test
  void predict_imagesAreCountedUnlessAFilterHeldThemBack() {
    ResponseFacts facts =
        read(
            UsageReaders.GEMINI_PREDICT,
            "{'predictions':[{'mimeType':'image/png','bytesBase64Encoded':'iVBORw0KGgo='},"
                + "{'mimeType':'image/png','gcsUri':'gs://bucket/sample_1.png'},"
                + "{'raiFilteredReason':'Filtered out by the safety settings.'}]}");

    assertUsage(facts.usage(), UsageUnit.OUTPUT_IMAGES, 2);
  }

  @Test
  void predict_allImagesFilteredIsUnknownAndNotZero() {
    assertThat(
            read(UsageReaders.GEMINI_PREDICT, "{'predictions':[{'raiFilteredReason':'x'}]}")
                .usage())
        .isNull();
  }

  @Test
  void predict_embeddingsAddUpTheirTokens() {
    assertUsage(read(UsageReaders.GEMINI_PREDICT, embeddings()).usage(), INPUT_TOKENS, 15);
  }

  @Test
  void vertexEmbeddings_billCharactersAndNotTokensToo() {
    assertUsage(
        read(UsageReaders.VERTEX_EMBEDDINGS, embeddings()).usage(), UsageUnit.INPUT_CHARACTERS, 52);
  }

  @Test
  void vertexEmbeddings_withoutCharactersTellTokens() {
    String body = embeddings().replace("'billableCharacterCount':52", "");

    assertUsage(read(UsageReaders.VERTEX_EMBEDDINGS, body).usage(), INPUT_TOKENS, 15);
  }

  private static String embeddings() {
    return "{'predictions':["
        + "{'embeddings':{'statistics':{'truncated':false,'token_count':9},'values':[0.1,0.2]}},"
        + "{'embeddings':{'values':[0.3],'statistics':{'token_count':6,'truncated':false}}}],"
        + "'metadata':{'billableCharacterCount':52}}";
  }

  @Test
  void interaction_inputIncludesCacheButNotToolsAndOutputNotThoughts() {
    assertUsage(
        interaction(
            "'total_input_tokens':10,'total_cached_tokens':3,'total_output_tokens':4,"
                + "'total_thought_tokens':2,'total_tool_use_tokens':5,'total_tokens':21"),
        INPUT_TOKENS,
        15,
        INPUT_TOOL_TOKENS,
        5,
        CACHE_READ_TOKENS,
        3,
        OUTPUT_TOKENS,
        6,
        OUTPUT_REASONING_TOKENS,
        2);
  }

  @Test
  void interaction_whoseTotalHasNoRoomForThoughtsIncludesThem() {
    assertUsage(
        interaction(
            "'total_input_tokens':10,'total_output_tokens':4,'total_thought_tokens':2,"
                + "'total_tokens':14"),
        INPUT_TOKENS,
        10,
        OUTPUT_TOKENS,
        4,
        OUTPUT_REASONING_TOKENS,
        2);
  }

  @Test
  void interaction_thatDoesNotAddUpIsFlagged() {
    assertThat(
            interaction("'total_input_tokens':10,'total_output_tokens':4,'total_tokens':99")
                .flaws())
        .containsExactly(UsageFlaw.INCONSISTENT);
  }

  @Test
  void interaction_modalitiesAndSearches() {
    assertUsage(
        interaction(
            "'total_input_tokens':300,'total_output_tokens':1290,"
                + "'input_tokens_by_modality':[{'modality':'text','tokens':42},"
                + "{'modality':'image','tokens':258}],"
                + "'output_tokens_by_modality':[{'modality':'image','tokens':1290}],"
                + "'grounding_tool_count':[{'type':'google_search','count':2},"
                + "{'type':'google_maps','count':3},{'type':'retrieval','count':1}]"),
        INPUT_TOKENS,
        300,
        UsageUnit.INPUT_TEXT_TOKENS,
        42,
        UsageUnit.INPUT_IMAGE_TOKENS,
        258,
        OUTPUT_TOKENS,
        1290,
        UsageUnit.OUTPUT_IMAGE_TOKENS,
        1290,
        UsageUnit.GROUNDED_PROMPTS,
        1,
        UsageUnit.GROUNDING_QUERIES,
        2,
        UsageUnit.MAPS_QUERIES,
        1);
  }

  @Test
  void interactionStream_endsWithTheEventThatHasTheUsage() {
    StreamUsageReader stream = UsageReaders.GEMINI_INTERACTIONS.stream();
    accept(
        stream,
        "{'event_type':'interaction.created','interaction':{'id':'v1_a',"
            + "'model':'gemini-3.5-flash','status':'in_progress'}}");
    accept(stream, "{'event_type':'step.delta','index':0,'delta':{'type':'text','text':'Hi'}}");
    assertThat(stream.complete()).isFalse();

    accept(
        stream,
        "{'event_type':'interaction.completed','interaction':{'id':'v1_a',"
            + "'status':'completed','service_tier':'flex',"
            + "'usage':{'total_input_tokens':7,'total_output_tokens':2,'total_tokens':9}}}");

    assertThat(stream.complete()).isTrue();
    assertThat(stream.facts().responseId()).isEqualTo("v1_a");
    assertThat(stream.facts().model()).isEqualTo("gemini-3.5-flash");
    assertThat(stream.facts().serviceTier()).isEqualTo("flex");
    assertThat(stream.facts().finishReasons()).containsExactly("completed");
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 2);
  }

  @Test
  void any_tellsAnInteractionByItsUsage() {
    ResponseFacts facts =
        read(UsageReaders.ANY, "{'usage':{'total_input_tokens':7,'total_output_tokens':2}}");

    assertUsage(facts.usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 2);
  }

  private static void accept(StreamUsageReader stream, String event) {
    stream.acceptText(event.replace('\'', '"'));
  }
}
