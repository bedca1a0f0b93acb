/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.NotFoundException;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatch;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnthropicJobsTest extends SimulatorTest {
  private final AnthropicClient client = Clients.anthropic(simulator);

  private MessageBatch submit(int requests) {
    BatchCreateParams.Builder job = BatchCreateParams.builder();
    for (int i = 0; i < requests; i++) {
      job.addRequest(
          BatchCreateParams.Request.builder()
              .customId("r-" + i)
              .params(
                  BatchCreateParams.Request.Params.builder()
                      .model("claude-haiku-4-5")
                      .maxTokens(100)
                      .addUserMessage("herons?")
                      .build())
              .build());
    }
    return client.messages().batches().create(job.build()).validate();
  }

  @Test
  void job_answersEachRequestAtTheTierOfBatches() {
    simulator.enqueue(
        Reply.text("herons"),
        Reply.error(400),
        Reply.builder().error(408, "expired", "late").build(),
        Reply.builder().error(408, "canceled", "gone").build());

    MessageBatch submitted = submit(4);
    MessageBatch done = client.messages().batches().retrieve(submitted.id()).validate();
    List<MessageBatchIndividualResponse> results;
    try (StreamResponse<MessageBatchIndividualResponse> stream =
        client.messages().batches().resultsStreaming(submitted.id())) {
      results = stream.stream().map(result -> result.validate()).toList();
    }

    assertThat(submitted.processingStatus()).isEqualTo(MessageBatch.ProcessingStatus.IN_PROGRESS);
    assertThat(done.processingStatus()).isEqualTo(MessageBatch.ProcessingStatus.ENDED);
    assertThat(done.requestCounts().succeeded()).isEqualTo(1);
    assertThat(results.get(0).customId()).isEqualTo("r-0");
    assertThat(results.get(0).result().asSucceeded().message().usage().serviceTier())
        .hasToString("Optional[batch]");
    assertThat(results.get(1).result().isErrored()).isTrue();
    assertThat(results.get(2).result().isExpired()).isTrue();
    assertThat(results.get(3).result().isCanceled()).isTrue();
  }

  @Test
  void unknownJob_isNotFound() {
    assertThatThrownBy(() -> client.messages().batches().retrieve("msgbatch_x"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("msgbatch_x");
  }
}
