/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.Reply;
import io.costintent.usage.UsageUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Speech of which the application takes the audio. */
@DoorRow(client = "OpenAI", sdk = "openai-java", operation = "speech", form = Form.WHOLE)
class OpenAiSpeechTest {
  private static final String TEXT = "The quince is ripe 🍐";
  private static final Money COST = Money.usd("0.0003"); // 20 characters

  @RegisterExtension final Harness harness = new Harness();

  private final OpenAIClient bare = OpenAiClients.sync(harness.simulator().baseUrl());
  private final OpenAIClient client = OpenAiTracking.wrap(bare, harness.tracking());

  @AfterEach
  void closeClient() {
    bare.close();
  }

  @Test
  void audio_isBilledByCharacters() throws IOException {
    try (HttpResponse response = speech()) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.requestId()).isPresent();
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(TEXT);
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.request().isStreaming()).isFalse();
    assertThat(record.usage().quantity(UsageUnit.INPUT_CHARACTERS)).isEqualTo(20);
    assertThat(record.cost().total()).isEqualTo(COST);
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
  }

  @Test
  void audio_isRecordedWhenItHasBeenRead() throws IOException {
    try (HttpResponse response = speech()) {
      assertThat(harness.takeRecords()).isEmpty();
      response.body().readAllBytes();
      assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
    }
  }

  @Test
  void audioThatIsLeftEarly_isBilledAsAWhole() throws IOException {
    try (HttpResponse response = speech()) {
      response.body().read();
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().total()).isEqualTo(COST);
  }

  @Test
  void audioThatNobodyReads_isCancelledAndBilled() {
    speech().close();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(record.cost().total()).isEqualTo(COST);
    assertThat(record.cost().status()).isEqualTo(CostStatus.ESTIMATED);
  }

  @Test
  void audioThatNobodyTouches_isFoundBySweepAndBilled() {
    HttpResponse response = speech();

    harness.sweepLater();
    response.close();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(record.cost().total()).isEqualTo(COST);
  }

  @Test
  void refusedSpeech_isNotBilled() {
    harness.simulator().enqueue(Reply.error(400));

    Throwable thrown = catchThrowable(this::speech);

    CallRecord record = harness.takeRecord();
    assertThat(record.error()).isSameAs(thrown);
    assertThat(record.cost().reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "speech", form = Form.FUTURE)
  void audioOfAFuture_isBilledByCharacters() throws Exception {
    try (HttpResponse response =
        client
            .async()
            .audio()
            .speech()
            .create(OpenAiMedia.speech(ConformancePrices.MODEL, TEXT))
            .get()) {
      response.body().readAllBytes();
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "speech", form = Form.RAW)
  void audioOfARawResponse_isBilledByCharacters() throws IOException {
    try (HttpResponse response =
        client
            .audio()
            .withRawResponse()
            .speech()
            .create(OpenAiMedia.speech(ConformancePrices.MODEL, TEXT))) {
      response.body().readAllBytes();
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  void audioOfAFuture_isTheSameWhereHeadersAreRead() throws Exception {
    OpenAIClient reading =
        OpenAiTracking.wrap(
            bare, harness.tracking(), OpenAiOptions.defaults().withResponseHeaders());

    try (HttpResponse response =
        reading
            .async()
            .audio()
            .speech()
            .create(OpenAiMedia.speech(ConformancePrices.MODEL, TEXT))
            .get()) {
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(TEXT);
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  void budget_holdsTheCharacters() {
    OpenAIClient limited =
        OpenAiTracking.wrap(bare, harness.limitedBundled(InMemoryBudgetStore.create()));
    String tooLong = "a".repeat(3334); // 0.05001 of 0.05 dollars

    limited.audio().speech().create(OpenAiMedia.speech("tts-1", "a")).close();
    Throwable thrown =
        catchThrowable(() -> limited.audio().speech().create(OpenAiMedia.speech("tts-1", tooLong)));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).hasSize(1);
    assertThat(harness.takeRecords())
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.CANCELLED, CallEnding.DENIED);
  }

  private HttpResponse speech() {
    return client.audio().speech().create(OpenAiMedia.speech(ConformancePrices.MODEL, TEXT));
  }
}
