/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiRawBodyTest {
  private static final Money COST = Money.usd("0.003");

  @RegisterExtension final Harness harness = new Harness();

  private final ChatCompletionCreateParams params =
      OpenAiClients.chatWithUsage(ConformancePrices.MODEL, "hello");
  private final OpenAIClient client =
      OpenAiTracking.wrap(OpenAiClients.sync(harness.simulator().baseUrl()), harness.tracking());

  @Test
  void body_isReadAsBefore() throws IOException {
    try (HttpResponseFor<ChatCompletion> response = whole()) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.requestId()).isPresent();
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .contains("the quince is ripe");
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().total()).isEqualTo(COST);
  }

  @Test
  void body_tellsUsageToAParserThatStopsAtTheLastBrace() throws IOException {
    try (HttpResponseFor<ChatCompletion> response = whole()) {
      assertThat(new ObjectMapper().readTree(response.body()).path("usage").isObject()).isTrue();
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  void body_tellsUsageInWhatIsSkipped() throws IOException {
    try (HttpResponseFor<ChatCompletion> response = whole()) {
      InputStream body = response.body();
      assertThat(body.read()).isEqualTo('{');
      assertThat(body.markSupported()).isFalse();
      body.skipNBytes(Integer.parseInt(response.headers().values("content-length").get(0)) - 1);
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  void body_ofAStreamTellsUsage() throws IOException {
    try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response = streamed()) {
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("[DONE]\n\n");
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().total()).isEqualTo(COST);
  }

  @Test
  void body_ofAStreamThatIsLeftEarlyIsCancelled() throws IOException {
    try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response = streamed()) {
      assertThat(response.body().read()).isEqualTo('d');
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(record.cost().status()).isEqualTo(CostStatus.UNPRICED);
  }

  @Test
  void body_thatBreaksFailsTheCall() {
    harness.simulator().enqueue(Sample.openAi().builder().cutAfter(2).build());
    Throwable thrown;
    try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> response =
        client.chat().completions().withRawResponse().createStreaming(params)) {
      thrown = catchThrowable(() -> response.body().readAllBytes());
    }

    CallRecord record = harness.takeRecord();
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(record.error()).isSameAs(thrown);
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void response_thatIsClosedUnreadIsCancelled() {
    whole().close();

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.CANCELLED);
    assertThat(record.cost().reasons()).containsExactly(CostReason.STREAM_INCOMPLETE);
  }

  @Test
  void response_thatNobodyTouchesIsFoundBySweep() {
    HttpResponseFor<ChatCompletion> response = whole();

    harness.sweepLater();
    response.close();

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void response_isParsedToTheSameObjectEachTime() {
    try (HttpResponseFor<ChatCompletion> response = whole()) {
      assertThat(response.parse()).isSameAs(response.parse());
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  void response_ofAFutureIsFollowed() throws Exception {
    harness.simulator().enqueue(Sample.openAi().reply());

    try (HttpResponseFor<ChatCompletion> response =
        client.async().chat().completions().withRawResponse().create(params).get()) {
      assertThat(harness.takeRecords()).isEmpty();
      assertThat(OpenAiClients.text(response.parse())).isEqualTo("the quince is ripe");
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(COST);
  }

  private HttpResponseFor<ChatCompletion> whole() {
    harness.simulator().enqueue(Sample.openAi().reply());
    return client
        .chat()
        .completions()
        .withRawResponse()
        .create(OpenAiClients.chat(ConformancePrices.MODEL, "hello"));
  }

  private HttpResponseFor<StreamResponse<ChatCompletionChunk>> streamed() {
    harness.simulator().enqueue(Sample.openAi().reply());
    return client.chat().completions().withRawResponse().createStreaming(params);
  }
}
