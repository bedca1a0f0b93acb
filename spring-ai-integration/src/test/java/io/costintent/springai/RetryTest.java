/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;

/** Calls that fail, and those that Spring AI or the SDK below it makes again (B4.7). */
class RetryTest {
  @RegisterExtension final Harness harness = new Harness();

  private Application patient() {
    return harness.openAi(parts -> parts.property(Models.ATTEMPTS, "3"));
  }

  @Test
  void callThatIsTriedAgain_isOneRecord() {
    harness.simulator().enqueue(Reply.error(500), Sample.openAi().reply());
    ChatModel model = patient().chatModel();

    model.call(Harness.question());

    assertThat(harness.simulator().requests()).hasSize(2);
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void embeddingThatIsTriedAgain_isOneRecord() {
    harness.simulator().enqueue(Reply.error(500), Sample.openAiEmbeddings().reply());
    EmbeddingModel model = patient().bean(EmbeddingModel.class);

    model.call(Harness.texts());

    assertThat(harness.simulator().requests()).hasSize(2);
    assertThat(costOf(harness.takeRecord()).total()).isEqualTo(Money.usd("0.0025"));
  }

  @Test
  void callThatNeverSucceeds_isOneFailedRecord() {
    harness.simulator().when(request -> true, Reply.rateLimited(Duration.ZERO));
    ChatModel model = harness.openAi().chatModel();

    Throwable thrown = catchThrowable(() -> model.call(Harness.question()));

    CallRecord record = harness.takeRecord();
    assertThat(record.error()).isSameAs(thrown);
    assertThat(record.ending()).isEqualTo(CallEnding.FAILED);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }
}
