/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Embedding models that are listened to. */
class EmbeddingListenerTest {
  private static final CostIntent INTENT = CostIntent.builder().team("librarians").build();

  @RegisterExtension final Harness harness = new Harness();

  private EmbeddingModel model() {
    return OpenAiEmbeddingModel.builder()
        .baseUrl(harness.url() + "/v1")
        .apiKey("sk-simulated")
        .modelName(Harness.MODEL)
        .maxRetries(0)
        .build();
  }

  private EmbeddingModel listened() {
    ModelOptions openAi = ModelOptions.defaults().withProvider("openai"); // hidden before 1.18
    return model().addListener(CostIntentEmbeddingModelListener.create(harness.tracking(), openAi));
  }

  private static Reply reply() {
    return Reply.builder().usage(WireUsage.builder().input(1000).build()).build();
  }

  @Test
  void call_isRecordedWithIntentAndCost() {
    harness.simulator().enqueue(reply());

    try (Scope ignored = IntentContext.open(INTENT)) {
      listened().embed("herons");
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.intent()).isEqualTo(INTENT);
    assertThat(record.request().provider()).isEqualTo("openai");
    assertThat(record.request().model()).isEqualTo(Harness.MODEL);
    assertThat(record.request().operation()).isEqualTo("embeddings");
    assertThat(requireNonNull(record.cost()).status()).isEqualTo(CostStatus.EXACT);
    assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.0025"));
  }

  @Test
  void callOfSeveralTexts_isOneRecord() {
    harness.simulator().enqueue(reply());

    listened().embedAll(List.of(TextSegment.from("herons"), TextSegment.from("storks")));

    assertThat(requireNonNull(harness.takeRecord().cost()).total()).isEqualTo(Money.usd("0.0025"));
  }

  @Test
  void failure_isRecordedAndReachesTheCaller() {
    harness.simulator().enqueue(Reply.error(400));

    Throwable thrown = catchThrowable(() -> listened().embed("herons"));

    assertThat(thrown).isNotNull();
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(record.error()).isSameAs(thrown);
  }

  @Test
  void modelThatIsWrappedToo_billsOnce() {
    harness.simulator().enqueue(reply());

    TrackedModels.wrap(listened(), harness.tracking()).embed("herons");

    assertThat(harness.takeRecords()).filteredOn(CallRecord::isBilled).hasSize(1);
  }

  @Test
  void options_tellWhoBills() {
    harness.simulator().enqueue(reply());
    ModelOptions together = ModelOptions.defaults().withProvider("together_ai");

    model()
        .addListener(CostIntentEmbeddingModelListener.create(harness.tracking(), together))
        .embed("herons");

    assertThat(harness.takeRecord().request().provider()).isEqualTo("together_ai");
  }

  @Test
  void noopTracking_recordsNothing() {
    harness.simulator().enqueue(reply());

    model()
        .addListener(CostIntentEmbeddingModelListener.create(CostTracking.noop()))
        .embed("herons");

    assertThat(harness.takeRecords()).isEmpty();
  }
}
