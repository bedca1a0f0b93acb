/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.OllamaAsyncResultStreamer;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Completions on a thread of the SDK's, into queues. */
@DoorRow(client = "Ollama", sdk = "ollama4j", operation = "generate", form = Form.FUTURE)
class OllamaGenerateAsyncTest {
  private static final long PATIENCE_MILLIS = 30_000;

  @RegisterExtension final Harness harness = new Harness();

  @Test
  void generation_isRecordedWithTheIntentOfItsStart() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    Sample sample = Sample.ollamaCompletion();
    harness.simulator().enqueue(sample.builder().usage(sample.wire()).heldBy(gate).build());
    CostIntent intent = CostIntent.builder().team("support").build();

    OllamaAsyncResultStreamer streamer;
    try (Scope ignored = IntentContext.open(intent)) {
      streamer = generate(harness.tracking());
    }
    gate.complete(null);
    streamer.join(PATIENCE_MILLIS);

    assertThat(streamer.isSucceeded()).isTrue();
    assertThat(streamer.getCompleteResponse()).isEqualTo(sample.text());
    assertThat(String.join("", streamer.getResponseStream())).isEqualTo(sample.text());
    assertThat(streamer.getHttpStatusCode()).isEqualTo(200);
    CallRecord record = harness.takeRecord();
    assertThat(record.intent()).isEqualTo(intent);
    assertThat(record.request().isStreaming()).isTrue();
    assertThat(record.cost().total()).isEqualTo(Money.usd(sample.cost()));
  }

  @Test
  void failure_isAResultAsTheSdkMakesIt() throws Exception {
    harness.simulator().enqueue(Reply.builder().error(404, "not_found", "no such model").build());

    OllamaAsyncResultStreamer streamer = generate(harness.tracking());
    streamer.join(PATIENCE_MILLIS);

    assertThat(streamer.isSucceeded()).isFalse();
    assertThat(streamer.getCompleteResponse()).startsWith("[FAILED] ").contains("no such model");
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void denial_isThrownToTheCaller() {
    Throwable thrown = catchThrowable(() -> generate(harness.denying()));

    assertThat(thrown).hasMessage("denied").hasNoCause();
    assertThat(harness.simulator().requests()).isEmpty();
    harness.takeRecord();
  }

  private OllamaAsyncResultStreamer generate(CostTracking tracking) throws Exception {
    return OllamaTracking.client(harness.simulator().baseUrl().toString(), tracking)
        .generateAsync(
            ConformancePrices.MODEL, "where do the herons nest", false, ThinkMode.DISABLED);
  }
}
