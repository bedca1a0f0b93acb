/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static io.costintent.springai.Harness.costOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.opentelemetry.context.Scope;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;

/** Images, whose usage neither generation hands on: what was drawn is counted. */
class ImageTest {
  private static final CostIntent INTENT = CostIntent.builder().team("wetlands").build();

  @RegisterExtension final Harness harness = new Harness();

  private static ImagePrompt heron() {
    return new ImagePrompt("a heron", Harness.MODELS.openAiImage(Harness.MODEL));
  }

  @Test
  void image_isEstimatedByItsNumberAndSaysWhy() {
    harness.simulator().enqueue(Sample.openAiImages().reply());
    ImageModel model = harness.openAi().bean(ImageModel.class);

    try (Scope ignored = IntentContext.open(INTENT)) {
      model.call(heron());
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.intent()).isEqualTo(INTENT);
    assertThat(record.request().operation()).isEqualTo("generate_content");
    assertThat(costOf(record).status()).isEqualTo(CostStatus.ESTIMATED);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.USAGE_DETAIL_MISSING);
    assertThat(costOf(record).total()).isEqualTo(Money.usd("0.04"));
  }

  @Test
  void failedImage_isUnpriced() {
    harness.simulator().enqueue(Reply.error(400));
    ImageModel model = harness.openAi().bean(ImageModel.class);

    Throwable thrown = catchThrowable(() -> model.call(heron()));

    CallRecord record = harness.takeRecord();
    assertThat(record.error()).isSameAs(thrown);
    assertThat(costOf(record).reasons()).containsExactly(CostReason.PROVIDER_ERROR);
  }

  @Test
  void deniedImage_isNotDrawn() {
    Budget nothing =
        Budget.builder("nothing")
            .limit(BigDecimal.ZERO, BudgetUnit.REQUESTS)
            .window(LifetimeWindow.unbounded())
            .mode(BudgetMode.BLOCK)
            .build();
    ImageModel model =
        harness
            .openAiWith(parts -> parts.budget(nothing).budgetStore(InMemoryBudgetStore.create()))
            .bean(ImageModel.class);

    Throwable thrown = catchThrowable(() -> model.call(heron()));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }
}
