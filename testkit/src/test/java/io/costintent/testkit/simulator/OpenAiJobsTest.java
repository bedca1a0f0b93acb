/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.NotFoundException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenAiJobsTest extends SimulatorTest {
  private static final String REQUESTS =
      """
      {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-5", "messages": []}}
      {"custom_id": "b", "method": "POST", "url": "/v1/embeddings", "body": {"model": "small", "input": "x"}}
      """;

  private final OpenAIClient client = Clients.openAi(simulator);

  private Batch submit(String lines) {
    FileCreateParams file =
        FileCreateParams.builder()
            .file(lines.getBytes(StandardCharsets.UTF_8))
            .purpose(FilePurpose.BATCH)
            .build();
    return client
        .batches()
        .create(
            BatchCreateParams.builder()
                .inputFileId(client.files().create(file).validate().id())
                .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                .completionWindow(BatchCreateParams.CompletionWindow._24H)
                .build())
        .validate();
  }

  private List<String> lines(String file) throws IOException {
    try (HttpResponse content = client.files().content(file)) {
      return new String(content.body().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void job_answersEachRequestInItsProtocol() throws IOException {
    simulator.enqueue(Reply.text("herons"), Reply.builder().build());

    Batch submitted = submit(REQUESTS);
    Batch done = client.batches().retrieve(submitted.id()).validate();

    assertThat(submitted.status()).isEqualTo(Batch.Status.VALIDATING);
    assertThat(submitted.outputFileId()).isEmpty();
    assertThat(done.status()).isEqualTo(Batch.Status.COMPLETED);
    assertThat(done.errorFileId()).isEmpty();
    assertThat(lines(done.outputFileId().orElseThrow()))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("\"custom_id\":\"a\"", "herons", "\"object\":\"chat.completion\""),
            line -> assertThat(line).contains("\"custom_id\":\"b\"", "\"object\":\"embedding\""));
  }

  @Test
  void job_keepsErrorsInAFileOfTheirOwn() throws IOException {
    simulator.enqueue(
        Reply.error(400), Reply.builder().error(408, "batch_expired", "too late").build());

    Batch done = client.batches().retrieve(submit(REQUESTS).id()).validate();

    assertThat(done.outputFileId()).isEmpty();
    assertThat(lines(done.errorFileId().orElseThrow()))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"status_code\":400", "\"error\":null"),
            line -> assertThat(line).contains("\"response\":null", "batch_expired"));
  }

  @Test
  void job_canBeCancelled() {
    Batch submitted = submit(REQUESTS);

    assertThat(client.batches().cancel(submitted.id()).validate().status())
        .isEqualTo(Batch.Status.CANCELLING);
  }

  @Test
  void unknownJobsAndFiles_areNotFound() {
    assertThatThrownBy(() -> client.batches().retrieve("batch_x"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("batch_x");
    assertThatThrownBy(() -> lines("file_x")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void replyThatWaits_cannotBePlayedInAJob() {
    simulator.enqueue(Reply.builder().heldBy(new CompletableFuture<>()).build());

    assertThatThrownBy(() -> submit(REQUESTS)).hasMessageContaining("422");
    assertThat(simulator.takeScriptErrors()).singleElement().asString().contains("in a job");
  }
}
