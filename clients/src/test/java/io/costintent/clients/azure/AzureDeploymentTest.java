/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.ai.openai.models.ChatCompletionsOptions;
import io.costintent.CostTracking;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Harness;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.money.Money;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.pricing.Adjustment;
import io.costintent.pricing.Agreement;
import io.costintent.pricing.Deployment;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a deployment stands for decides what it costs. */
class AzureDeploymentTest {
  private static final AzureOptions EUROPE =
      AzureOptions.defaults()
          .withDeployment(new Deployment("azure", "chat", "gpt-5.4", "datazone", "eu"));

  private static final AzureOptions LISTED =
      AzureOptions.defaults()
          .withDeployment(new Deployment("azure", "chat", ConformancePrices.MODEL, null, null));

  @RegisterExtension final Harness harness = new Harness();

  /** 1,000 in and 100 out: 0.004 USD with gpt-5.4, a tenth more in the European data zone. */
  private static Reply.Builder reply() {
    return Reply.builder().usage(WireUsage.of(1000, 100));
  }

  @Test
  void deployment_isPricedByTheModelThatAnswered() {
    CallRecord record =
        call(priced(), AzureOptions.defaults(), reply().responseModel("gpt-5.4").build());

    assertCost(record, "0.004");
    assertThat(record.request().model()).isEqualTo("chat");
  }

  @Test
  void options_sayWhatADeploymentIs() {
    assertCost(call(priced(), EUROPE, reply().build()), "0.0044");
  }

  @Test
  void deploymentThatNobodyKnows_isUnpriced() {
    Reply reply = reply().responseModel("").build();

    Cost cost = costOf(call(priced(), AzureOptions.defaults(), reply));

    assertThat(cost.total()).isNull();
    assertThat(cost.reasons()).containsExactly(CostReason.UNMAPPED_NAME);
  }

  @Test
  void provisionedCall_isCoveredUnlessItSpilledOver() {
    Adjustment committed =
        Adjustment.builder("PTU")
            .deployments(List.of("chat"))
            .committed(new BigDecimal("36"), null)
            .build();
    CostTracking tracking =
        harness.priced(parts -> parts.agreement(Agreement.builder().adjustment(committed).build()));

    CallRecord covered = call(tracking, EUROPE, reply().build());
    CallRecord paid =
        call(tracking, EUROPE, reply().header("x-ms-is-spilled-over", "True").build());

    assertThat(costOf(covered).total()).isEqualTo(Money.usd("0"));
    assertThat(costOf(paid).total()).isEqualTo(Money.usd("0.0044"));
  }

  @Test
  void otherDeploymentThatAPolicyChooses_isCalledAndPricedAsWhatItIs() {
    AzureOptions both =
        EUROPE.withDeployment(new Deployment("azure", "small one", "gpt-5.4-nano", null, null));

    CallRecord record =
        call(harness.priced(parts -> parts.policy(new Smaller())), both, reply().build());

    assertCost(record, "0.000325");
    assertThat(request().path()).isEqualTo("/openai/deployments/small one/chat/completions");
  }

  private static final class Smaller implements CallPolicy {
    @Override
    public String name() {
      return "smaller";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Degrade("small one", "the budget is low");
    }
  }

  /** 0.05 USD pay for 1,250 tokens of output at 40 USD per million, less what is sent. */
  @Test
  void budget_limitsTheOutputOfADeploymentThatItKnows() {
    call(limited(InMemoryBudgetStore.create()), LISTED, reply().build());

    assertThat(request().body().path("max_completion_tokens").asLong()).isBetween(1200L, 1249L);
    assertThat(request().body().path("messages")).isNotEmpty();
  }

  @Test
  void limitOfTheApplication_isLeftAlone() {
    ChatCompletionsOptions asked = AzureClients.chat("hello").setMaxTokens(50);
    harness.simulator().enqueue(reply().build());

    AzureClients.builder(
            harness.simulator().baseUrl(), limited(InMemoryBudgetStore.create()), LISTED, 0)
        .buildClient()
        .getChatCompletions("chat", asked);

    ModelRequest recorded = harness.takeRecord().request();
    assertThat(recorded.maxOutputTokens()).isEqualTo(50);
    assertThat(request().body().path("max_tokens").asLong()).isEqualTo(50);
    assertThat(request().body().has("max_completion_tokens")).isFalse();
  }

  private CostTracking limited(InMemoryBudgetStore store) {
    return harness.limited(store, UnaryOperator.identity());
  }

  private CostTracking priced() {
    return harness.priced(parts -> parts);
  }

  private RecordedRequest request() {
    return harness.simulator().requests().get(0);
  }

  private CallRecord call(CostTracking tracking, AzureOptions options, Reply reply) {
    harness.simulator().enqueue(reply);
    AzureClients.builder(harness.simulator().baseUrl(), tracking, options, 0)
        .buildClient()
        .getChatCompletions("chat", AzureClients.chat("hello"));
    return harness.takeRecord();
  }

  private static Cost costOf(CallRecord record) {
    return requireNonNull(record.cost());
  }

  private static void assertCost(CallRecord record, String amount) {
    assertThat(costOf(record).total()).isEqualTo(Money.usd(amount));
    assertThat(costOf(record).status()).isEqualTo(CostStatus.EXACT);
  }
}
