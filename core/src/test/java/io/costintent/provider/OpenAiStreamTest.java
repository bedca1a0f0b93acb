/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static io.costintent.provider.UsageAssert.assertUsage;
import static io.costintent.usage.UsageUnit.INPUT_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_AUDIO_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_IMAGE_TOKENS;
import static io.costintent.usage.UsageUnit.OUTPUT_TOKENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.usage.UsageFlaw;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenAiStreamTest {
  private static final String DELTA =
      "{'id':'c1','model':'gpt-5.4','choices':[{'index':0,'delta':{'content':'x'}}],'usage':null}";

  private static final String STOP =
      "{'id':'c1','choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':null}";

  private static final String USAGE =
      "{'id':'c1','service_tier':'priority','choices':[],"
          + "'usage':{'prompt_tokens':7,'completion_tokens':5,'total_tokens':12}}";

  private final StreamUsageReader chat = UsageReaders.OPENAI_CHAT.stream();

  @Test
  void chat_usageIsInTheLastChunk() {
    accept(chat, DELTA, STOP, USAGE);

    assertThat(chat.complete()).isTrue();
    assertUsage(chat.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
    assertThat(chat.facts().model()).isEqualTo("gpt-5.4");
    assertThat(chat.facts().serviceTier()).isEqualTo("priority");
    assertThat(chat.facts().finishReasons()).containsExactly("stop");
  }

  @Test
  void chat_withoutIncludeUsageIsUnknown() {
    accept(chat, DELTA, STOP);
    chat.acceptText("[DONE]");

    assertThat(chat.complete()).isTrue();
    assertThat(chat.facts().usage()).isNull();
  }

  @Test
  void chat_allZeroUsageIsKeptButIsNoUsage() {
    accept(
        chat,
        STOP,
        "{'choices':[],'usage':{'prompt_tokens':0,'completion_tokens':0,'total_tokens':0}}");

    assertThat(chat.facts().usage()).isNotNull();
    assertThat(chat.facts().hasUsage()).isFalse();
  }

  @Test
  void chat_runningUsageOfACutStreamIsPartial() {
    accept(
        chat,
        "{'choices':[{'delta':{}}],'usage':{'prompt_tokens':7,'completion_tokens':1}}",
        "{'choices':[{'delta':{}}],'usage':{'prompt_tokens':7,'completion_tokens':2}}");

    assertThat(chat.complete()).isFalse();
    assertThat(chat.facts().usage().quantity(OUTPUT_TOKENS)).isEqualTo(2);
    assertThat(chat.facts().usage().flaws()).containsExactly(UsageFlaw.PARTIAL);
  }

  @Test
  void chat_errorEventDoesNotComplete() {
    accept(chat, DELTA, "{'error':{'message':'overloaded','type':'server_error'}}");

    assertThat(chat.complete()).isFalse();
    assertThat(chat.facts().usage()).isNull();
  }

  @Test
  void chat_finishReasonsOfSeveralChoicesAreCollected() {
    accept(
        chat,
        "{'choices':[{'index':0,'finish_reason':'stop'}]}",
        "{'choices':[{'index':1,'finish_reason':'length'}]}");

    assertThat(chat.facts().finishReasons()).containsExactly("stop", "length");
  }

  @Test
  void groq_usageIsInItsOwnField() {
    StreamUsageReader stream = UsageReaders.forCall("groq", "openai.chat").stream();

    accept(
        stream,
        "{'choices':[{'finish_reason':'stop'}],"
            + "'x_groq':{'id':'r','usage':{'prompt_tokens':7,'completion_tokens':5}}}");

    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
  }

  @Test
  void moonshot_usageIsInTheChoice() {
    StreamUsageReader stream = UsageReaders.forCall("moonshot_ai", "openai.chat").stream();

    accept(
        stream,
        "{'choices':[{'finish_reason':'stop',"
            + "'usage':{'prompt_tokens':7,'completion_tokens':5}}]}");

    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
  }

  @Test
  void responses_usageIsInTheCompletedResponse() {
    StreamUsageReader stream = UsageReaders.OPENAI_RESPONSES.stream();

    accept(
        stream,
        "{'type':'response.created','response':{'id':'r1','model':'gpt-5.6',"
            + "'status':'in_progress','usage':null}}",
        "{'type':'response.output_item.added','item':{'id':'i1','status':'in_progress'}}",
        "{'type':'response.output_text.delta','item_id':'i1','delta':'x'}",
        "{'type':'response.completed','response':{'id':'r1','model':'gpt-5.6',"
            + "'status':'completed','usage':{'input_tokens':7,'output_tokens':5}}}");

    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
    assertThat(stream.facts().responseId()).isEqualTo("r1");
    assertThat(stream.facts().finishReasons()).containsExactly("completed");
  }

  @Test
  void responses_cutIsNotComplete() {
    StreamUsageReader stream = UsageReaders.OPENAI_RESPONSES.stream();

    accept(
        stream,
        "{'type':'response.created','response':{'id':'r1','status':'in_progress'}}",
        "{'type':'response.output_text.delta','delta':'x'}");

    assertThat(stream.complete()).isFalse();
    assertThat(stream.facts().finishReasons()).isEmpty();
  }

  @Test
  void chat_emptyChoicesWithoutUsageDoNotComplete() { // Azure's first event
    accept(chat, "{'choices':[],'prompt_filter_results':[]}");

    assertThat(chat.complete()).isFalse();
  }

  @Test
  void images_partialImagesDoNotComplete() {
    StreamUsageReader stream = UsageReaders.OPENAI_IMAGES.stream();

    accept(stream, "{'type':'image_generation.partial_image','b64_json':'x'}");

    assertThat(stream.complete()).isFalse();
  }

  @Test
  void transcriptions_usageIsInTheDoneEvent() {
    StreamUsageReader stream = UsageReaders.OPENAI_TRANSCRIPTIONS.stream();

    accept(
        stream,
        "{'type':'transcript.text.delta','delta':'x'}",
        "{'type':'transcript.text.done','usage':{'input_tokens':7,'output_tokens':5}}");

    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5);
  }

  @Test
  void speech_usageIsInTheDoneEvent() {
    StreamUsageReader stream = UsageReaders.OPENAI_SPEECH.stream();

    accept(
        stream,
        "{'type':'speech.audio.delta','audio':'x'}",
        "{'type':'speech.audio.done','usage':{'input_tokens':14,'output_tokens':101}}");

    assertThat(stream.complete()).isTrue();
    assertUsage(
        stream.facts().usage(), INPUT_TOKENS, 14, OUTPUT_TOKENS, 101, OUTPUT_AUDIO_TOKENS, 101);
  }

  @Test
  void images_usageIsInTheCompletedEvent() {
    StreamUsageReader stream = UsageReaders.OPENAI_IMAGES.stream();

    accept(
        stream,
        "{'type':'image_generation.partial_image','b64_json':'x'}",
        "{'type':'image_generation.completed','b64_json':'x',"
            + "'usage':{'input_tokens':7,'output_tokens':5}}");

    assertThat(stream.complete()).isTrue();
    assertUsage(stream.facts().usage(), INPUT_TOKENS, 7, OUTPUT_TOKENS, 5, OUTPUT_IMAGE_TOKENS, 5);
  }

  static List<Arguments> errors() {
    return List.of(
        argumentSet("chat", UsageReaders.OPENAI_CHAT, "{'error':{'message':'x','type':'e'}}"),
        argumentSet("Responses", UsageReaders.OPENAI_RESPONSES, "{'type':'error','code':'e'}"),
        argumentSet(
            "failed response",
            UsageReaders.OPENAI_RESPONSES,
            "{'type':'response.failed','response':{'id':'r','status':'failed','usage':null}}"),
        argumentSet("images", UsageReaders.OPENAI_IMAGES, "{'type':'error','error':{'code':'e'}}"),
        argumentSet("Anthropic", UsageReaders.ANTHROPIC_MESSAGES, "{'type':'error','error':{}}"),
        argumentSet("Gemini", UsageReaders.GEMINI_GENERATE_CONTENT, "{'error':{'code':500}}"),
        argumentSet("Ollama", UsageReaders.OLLAMA, "{'error':'x'}"),
        argumentSet("unknown shape", UsageReaders.ANY, "{'error':{'code':500}}"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorEvent_saysThatTheStreamFailed(UsageReader reader, String error) {
    StreamUsageReader stream = reader.stream();
    stream.acceptText("{\"id\":\"c1\",\"error\":null}");
    assertThat(stream.failed()).isFalse();

    stream.acceptText(error.replace('\'', '"'));

    assertThat(stream.failed()).isTrue();
  }

  private static void accept(StreamUsageReader stream, String... events) {
    for (String event : events) {
      stream.accept(Bodies.parse(event));
    }
  }
}
