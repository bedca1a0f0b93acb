/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Raw responses of the operations whose raw responses have no suite of their own. */
class OpenAiRawFormsTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  private final OpenAIClient client =
      OpenAiTracking.wrap(OpenAiClients.sync(harness.simulator().baseUrl()), harness.tracking());

  @AfterEach
  void closeClient() {
    client.close();
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "responses", form = Form.RAW)
  void responses_areReadFromTheBody() throws IOException {
    enqueue(Sample.openAi());

    assertBody(
        client.responses().withRawResponse().create(OpenAiClients.response(MODEL, PROMPT)),
        Sample.openAi());
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "responses", form = Form.RAW_STREAM)
  void responses_areStreamedFromTheBody() throws IOException {
    enqueue(Sample.openAi());

    assertBody(
        client.responses().withRawResponse().createStreaming(OpenAiClients.response(MODEL, PROMPT)),
        Sample.openAi());
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "embeddings", form = Form.RAW)
  void embeddings_areReadFromTheBody() throws IOException {
    enqueue(Sample.openAiEmbeddings());

    assertBody(
        client.embeddings().withRawResponse().create(OpenAiClients.embedding(MODEL, PROMPT)),
        Sample.openAiEmbeddings());
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "images", form = Form.RAW)
  void images_areReadFromTheBody() throws IOException {
    enqueue(Sample.openAiImages());

    assertBody(
        client.images().withRawResponse().generate(OpenAiClients.image(MODEL, PROMPT)),
        Sample.openAiImages());
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "images", form = Form.RAW_STREAM)
  void images_areStreamedFromTheBody() throws IOException {
    enqueue(Sample.openAiImages());

    assertBody(
        client
            .images()
            .withRawResponse()
            .generateStreaming(OpenAiMedia.imageInSteps(MODEL, PROMPT)),
        Sample.openAiImages());
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "image edits", form = Form.RAW)
  void imageEdits_areReadFromTheBody() throws IOException {
    enqueue(Sample.openAiImages());

    assertBody(
        client.images().withRawResponse().edit(OpenAiMedia.edit(MODEL, PROMPT)),
        Sample.openAiImages());
  }

  @Test
  @DoorRow(
      client = "OpenAI",
      sdk = "openai-java",
      operation = "legacy completions",
      form = Form.RAW)
  void completions_areReadFromTheBody() throws IOException {
    enqueue(Sample.openAiCompletions());

    assertBody(
        client.completions().withRawResponse().create(OpenAiClients.completion(MODEL, PROMPT)),
        Sample.openAiCompletions());
  }

  @Test
  @DoorRow(client = "OpenAI", sdk = "openai-java", operation = "transcriptions", form = Form.RAW)
  void transcriptions_areReadFromTheBody() throws IOException {
    enqueue(Sample.openAiTranscriptions());

    assertBody(
        client
            .audio()
            .transcriptions()
            .withRawResponse()
            .create(OpenAiMedia.transcription(MODEL, PROMPT)),
        Sample.openAiTranscriptions());
  }

  @Test
  @DoorRow(
      client = "OpenAI",
      sdk = "openai-java",
      operation = "transcriptions",
      form = Form.RAW_STREAM)
  void transcriptions_areStreamedThroughTheResponse() {
    enqueue(Sample.openAiTranscriptions());

    try (HttpResponseFor<? extends StreamResponse<?>> response =
        client
            .audio()
            .transcriptions()
            .withRawResponse()
            .createStreaming(OpenAiMedia.transcription(MODEL, PROMPT))) {
      assertThat(response.parse().stream()).isNotEmpty();
    }

    assertThat(harness.takeRecord().cost().total())
        .isEqualTo(Money.usd(Sample.openAiTranscriptions().cost()));
  }

  private void enqueue(Sample sample) {
    harness.simulator().enqueue(sample.reply());
  }

  private void assertBody(HttpResponseFor<?> raw, Sample sample) throws IOException {
    try (HttpResponseFor<?> response = raw) {
      assertThat(response.body().readAllBytes()).isNotEmpty();
    }

    assertThat(harness.takeRecord().cost().total()).isEqualTo(Money.usd(sample.cost()));
  }
}
