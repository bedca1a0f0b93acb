/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.translations.TranslationCreateParams;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Audio of real models, at the prices that come with the library. */
class OpenAiMediaPricesTest {
  private static final String TRANSCRIPTIONS = "transcriptions";

  @RegisterExtension final Harness harness = new Harness();

  private final OpenAIClient client =
      OpenAiTracking.wrap(OpenAiClients.sync(harness.simulator().baseUrl()), harness.bundled());

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = TRANSCRIPTIONS, form = Form.WHOLE)
  void gpt4oTranscribe_isBilledByTokensOfTextAndAudio() {
    enqueue(WireUsage.builder().input(114).audioInput(100).output(45).build());

    client.audio().transcriptions().create(OpenAiMedia.transcription("gpt-4o-transcribe", ""));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.INPUT_AUDIO_TOKENS)).isEqualTo(100);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.001085"));
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = TRANSCRIPTIONS, form = Form.WHOLE)
  void whisper_isBilledByDuration() {
    enqueue(WireUsage.builder().audioMillis(12_500).build());

    client.audio().transcriptions().create(OpenAiMedia.transcription("whisper-1", ""));

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.INPUT_AUDIO_SECONDS)).isEqualTo(12_500);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.00125"));
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void whisper_withoutUsageIsBilledByItsDuration() {
    harness.simulator().enqueue(Reply.builder().text("a b c").withoutUsage().build());

    client
        .audio()
        .transcriptions()
        .create(
            OpenAiMedia.transcription("whisper-1", "").toBuilder()
                .responseFormat(AudioResponseFormat.VERBOSE_JSON)
                .build());

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.0003")); // 3 seconds
  }

  @Test
  void whisper_asPlainTextIsUnpriced() {
    client
        .audio()
        .transcriptions()
        .create(
            OpenAiMedia.transcription("whisper-1", "").toBuilder()
                .responseFormat(AudioResponseFormat.TEXT)
                .build());

    assertThat(harness.takeRecord().cost().reasons()).containsExactly(CostReason.NO_USAGE);
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "translations", form = Form.WHOLE)
  @SuppressWarnings("deprecation") // who still translates is still billed
  void translation_isBilledByDuration() {
    enqueue(WireUsage.builder().audioMillis(60_000).build());

    client
        .audio()
        .translations()
        .create(
            TranslationCreateParams.builder()
                .model("whisper-1")
                .file(new byte[4])
                .responseFormat(TranslationCreateParams.ResponseFormat.VERBOSE_JSON)
                .build());

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd("0.006"));
  }

  @Test
  void tts_isBilledByCharacters() throws IOException {
    speak("tts-1", "The quince is ripe");

    CallRecord record = harness.takeRecord();
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.00027"));
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void miniTts_isBilledByTokensThatOnlyItsEventsTell() throws IOException {
    enqueue(WireUsage.of(14, 101));

    try (HttpResponse response =
        client
            .audio()
            .speech()
            .create(OpenAiMedia.speechInEvents("gpt-4o-mini-tts", "The quince is ripe"))) {
      response.body().readAllBytes();
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.OUTPUT_AUDIO_TOKENS)).isEqualTo(101);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.0012204"));
  }

  @Test
  void miniTts_asAudioIsUnpriced() throws IOException {
    speak("gpt-4o-mini-tts", "The quince is ripe");

    CallRecord record = harness.takeRecord();
    assertThat(record.usage().quantity(UsageUnit.INPUT_CHARACTERS)).isEqualTo(18);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  private void speak(String model, String text) throws IOException {
    try (HttpResponse response = client.audio().speech().create(OpenAiMedia.speech(model, text))) {
      response.body().readAllBytes();
    }
  }

  private void enqueue(WireUsage usage) {
    harness.simulator().enqueue(Reply.builder().usage(usage).build());
  }
}
