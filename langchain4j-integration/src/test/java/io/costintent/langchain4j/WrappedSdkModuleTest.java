/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.openaiofficial.OpenAiOfficialChatModel;
import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallRecord;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A model on top of a provider's SDK that is wrapped itself: the SDK's call bills. */
class WrappedSdkModuleTest {
  @RegisterExtension final Harness harness = new Harness();

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  @BeforeEach
  void answer() {
    harness.simulator().enqueue(Sample.openAi().reply());
  }

  private ChatModel model(CostTracking tracking, ChatModelListener... listeners) {
    return new OnWrappedSdk(
        OpenAiOfficialChatModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .maxRetries(0)
            .listeners(List.of(listeners)),
        tracking);
  }

  /** The module of this version fails when it is given a client, so the client is put in later. */
  private static final class OnWrappedSdk extends OpenAiOfficialChatModel {
    OnWrappedSdk(Builder builder, CostTracking tracking) {
      super(builder);
      client = OpenAiTracking.wrap(client, tracking);
    }
  }

  @Test
  void wrappedModel_enclosesTheCallThatBills() {
    TrackedModels.wrap(model(harness.tracking()), harness.tracking()).chat(Harness.QUESTION);

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).extracting(CallRecord::isBilled).containsExactly(true, false);
    assertThat(records.get(1).inclusiveCost()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void listenedModel_isBilledOnce() {
    model(harness.tracking(), harness.listener()).chat(Harness.QUESTION);

    List<CallRecord> records = harness.takeRecords();
    assertThat(records).extracting(CallRecord::isBilled).containsExactly(true, false);
    assertThat(requireNonNull(records.get(0).cost()).total()).isEqualTo(Money.usd("0.003"));
  }

  @Test
  void enclosingModel_leavesBudgetsToTheCallBelow() {
    Budget budget = Budget.builder("herons").limit(Money.usd("1")).mode(BudgetMode.BLOCK).build();
    CostTracking limited = harness.tracking(parts -> parts.budget(budget).budgetStore(store));
    ModelOptions enclosing = ModelOptions.defaults().enclosing();

    TrackedModels.wrap(model(limited), limited, enclosing).chat(Harness.QUESTION.messages());

    assertThat(harness.takeRecords()).extracting(CallRecord::isBilled).containsExactly(true, false);
    assertThat(store.balances(store.counters("herons")).get(0).settled()).isEqualTo(3_000_000);
    assertThat(store.balances(store.counters("herons")).get(0).reserved()).isZero();
  }
}
