/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionStreamEvent;
import com.openai.models.realtime.RealtimeSessionCreateRequest;
import com.openai.models.realtime.clientsecrets.ClientSecretCreateParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OpenAiAudioTest extends SimulatorTest {
  private static final byte[] AUDIO = "RIFF".getBytes(StandardCharsets.US_ASCII);

  // of each test: the SDK makes a stream of the bytes, which can be read once
  private final TranscriptionCreateParams transcription =
      TranscriptionCreateParams.builder().model("gpt-4o-transcribe").file(AUDIO).build();
  private static final SpeechCreateParams SPEECH =
      SpeechCreateParams.builder()
          .model("gpt-4o-mini-tts")
          .input("The quince is ripe")
          .voice("alloy")
          .build();

  private final OpenAIClient client = Clients.openAi(simulator);

  @Test
  void transcription_tellsTextFromAudioTokens() {
    simulator.enqueue(
        Reply.builder()
            .text("The quince is ripe")
            .usage(WireUsage.builder().input(114).audioInput(100).output(45).build())
            .build());

    var answer = client.audio().transcriptions().create(transcription).validate().asTranscription();

    assertThat(answer.text()).isEqualTo("The quince is ripe");
    var usage = answer.usage().orElseThrow().asTokens();
    assertThat(usage.inputTokens()).isEqualTo(114);
    assertThat(usage.inputTokenDetails().orElseThrow().audioTokens()).hasValue(100L);
    assertThat(usage.inputTokenDetails().orElseThrow().textTokens()).hasValue(14L);
    assertThat(simulator.requests().get(0).body().path("file").path("bytes").asInt()).isEqualTo(4);
  }

  @Test
  void transcription_canBeBilledByDuration() {
    simulator.enqueue(
        Reply.builder().usage(WireUsage.builder().audioMillis(12_500).build()).build());

    var answer =
        client
            .audio()
            .transcriptions()
            .create(
                transcription.toBuilder().responseFormat(AudioResponseFormat.VERBOSE_JSON).build())
            .validate()
            .asVerbose();

    assertThat(answer.duration()).isEqualTo(12.5);
    assertThat(answer.usage().orElseThrow().seconds()).isEqualTo(12.5);
  }

  @Test
  void transcription_streamEndsWithUsage() {
    simulator.enqueue(
        Reply.builder().text("The quince is ripe").usage(WireUsage.of(114, 45)).build());

    var events =
        client.audio().transcriptions().createStreaming(transcription).stream()
            .map(TranscriptionStreamEvent::validate)
            .toList();

    assertThat(events).hasSize(5);
    assertThat(events.get(0).asTranscriptTextDelta().delta()).isEqualTo("The ");
    assertThat(events.get(4).asTranscriptTextDone().usage().orElseThrow().outputTokens())
        .isEqualTo(45);
  }

  @Test
  @SuppressWarnings("deprecation") // who still translates is still billed
  void translation_isText() {
    simulator.enqueue(Reply.text("The quince is ripe"));

    var translation =
        client
            .audio()
            .translations()
            .create(
                com.openai.models.audio.translations.TranslationCreateParams.builder()
                    .model("whisper-1")
                    .file(AUDIO)
                    .build());

    assertThat(translation.asTranslation().text()).isEqualTo("The quince is ripe");
  }

  @Test
  void speech_isAudio() throws IOException {
    try (HttpResponse response = client.audio().speech().create(SPEECH)) {
      assertThat(response.headers().values("content-type")).containsExactly("audio/mpeg");
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("The quince is ripe");
    }
  }

  @Test
  void speech_eventsEndWithUsage() throws IOException {
    simulator.enqueue(Reply.builder().usage(WireUsage.of(14, 101)).build());
    SpeechCreateParams events =
        SPEECH.toBuilder().streamFormat(SpeechCreateParams.StreamFormat.SSE).build();

    try (HttpResponse response = client.audio().speech().create(events)) {
      String word = Base64.getEncoder().encodeToString("The ".getBytes(StandardCharsets.UTF_8));
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("data: {\"type\":\"speech.audio.delta\",\"audio\":\"" + word + "\"}")
          .contains("\"output_tokens\":101,\"total_tokens\":115");
    }
  }

  @Test
  void speech_withAUsageThatAudioCannotCarryIsAScriptError() throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.of(14, 101)).build());

    post("/v1/audio/speech", "{\"model\": \"tts-1\", \"input\": \"hello\"}");

    assertThat(simulator.takeScriptErrors())
        .singleElement()
        .asString()
        .endsWith("usage: audio has none (expected: stream_format sse)");
  }

  @Test
  void clientSecret_namesTheSession() {
    var secret =
        client
            .realtime()
            .clientSecrets()
            .create(
                ClientSecretCreateParams.builder()
                    .session(RealtimeSessionCreateRequest.builder().model("gpt-realtime").build())
                    .build());

    assertThat(secret.value()).startsWith("ek_");
    assertThat(simulator.requests().get(0).model()).isEqualTo("gpt-realtime");
  }
}
