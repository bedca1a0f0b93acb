/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.Degrade;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.money.Money;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.telemetry.CostAttributes;
import io.costintent.testkit.simulator.Reply;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What budgets do to the calls of every door: whatever its endpoint, none goes past them.
 *
 * @param <D> the kind of door
 * @since 0.1
 */
abstract class BudgetedCallConformance<D extends ModelDoor> extends ConformanceFixture<D> {
  private static final String DOLLARS = "dollars";
  private static final String REQUESTS = "requests";

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();

  /** Whether the adapter can send another model than the application asked for. */
  protected boolean changesModel() {
    return true;
  }

  /** Whether the adapter can hold a call back, which one that is only told of calls cannot. */
  protected boolean denies() {
    return true;
  }

  private static BudgetBuilder budget(String id) {
    return Budget.builder(id).window(LifetimeWindow.unbounded()).mode(BudgetMode.BLOCK);
  }

  private static BudgetBuilder dollars(String limit) {
    return budget(DOLLARS).limit(Money.usd(limit));
  }

  private static BudgetBuilder requests(long limit) {
    return budget(REQUESTS).limit(BigDecimal.valueOf(limit), BudgetUnit.REQUESTS);
  }

  private CostTracking budgeted(BudgetBuilder... budgets) {
    return tracking(parts -> {
      for (BudgetBuilder budget : budgets) {
        parts.budget(budget.build());
      }
      return parts.budgetStore(store);
    });
  }

  final CostTracking budgetedByDollars() {
    return budgeted(dollars("100"));
  }

  final Balance dollars() {
    return balance(DOLLARS);
  }

  private Balance balance(String budget) {
    return store.balances(store.counters(budget)).get(0);
  }

  @Test
  void budgetedCall_settlesWhatItCost() throws Throwable {
    simulator().enqueue(answer().reply());
    D door = open(budgeted(dollars("100"), requests(10)));

    door.call(MODEL, PROMPT);

    assertThat(BudgetUnit.USD.amount(dollars().settled())).isEqualByComparingTo(answer().cost());
    assertThat(dollars().reserved()).isZero();
    assertThat(balance(REQUESTS).settled()).isEqualTo(1);
    assertThat(balance(REQUESTS).reserved()).isZero();
    telemetry().takeRecord();
    assertThat(telemetry().takeSpan().getAttributes().asMap())
        .containsKey(CostAttributes.BUDGET_ID)
        .containsKey(CostAttributes.BUDGET_REMAINING_RATIO);
  }

  @Test
  void exhaustedBudget_isNotSent() throws Throwable {
    assumeTrue(denies(), "the adapter cannot hold a call back");
    simulator().enqueue(answer().reply());
    D door = open(budgeted(dollars("100"), requests(1)));
    door.call(MODEL, PROMPT);

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    assertThat(thrown).isInstanceOf(BudgetDeniedException.class);
    assertThat(simulator().requests()).hasSize(1);
    assertThat(dollars().reserved()).isZero();
    assertThat(telemetry().takeRecords())
        .extracting(CallRecord::ending)
        .containsExactly(CallEnding.COMPLETED, CallEnding.DENIED);
    assertThat(telemetry().takeSpans().get(1).getAttributes().asMap())
        .containsEntry(CostAttributes.DECISION, "deny")
        .containsEntry(CostAttributes.BUDGET_ID, REQUESTS);
  }

  @Test
  void refusedCall_givesBackWhatItHeld() {
    simulator().enqueue(Reply.error(429));
    D door = open(budgeted(dollars("100"), requests(1)));

    Throwable thrown = catchThrowable(() -> door.call(MODEL, PROMPT));

    assertThat(thrown).isNotNull();
    assertThat(dollars().used()).isZero();
    assertThat(balance(REQUESTS).used()).isZero();
    telemetry().takeAll();
  }

  @Test
  void degradingBudget_sendsTheSmallerModel() throws Throwable {
    assumeTrue(changesModel(), "the adapter cannot change the model");
    simulator().enqueue(answer().reply());
    D door =
        open(
            budgeted(
                dollars("100")
                    .mode(BudgetMode.DEGRADE)
                    .degrade(
                        new Degrade(
                            0, Map.of(ConformancePrices.MODEL, ConformancePrices.OTHER_MODEL)))));

    door.call(MODEL, PROMPT);

    assertThat(simulator().requests().get(0).model()).isEqualTo(ConformancePrices.OTHER_MODEL);
    CallRecord record = telemetry().takeRecord();
    assertThat(record.decision().value()).isEqualTo("degrade");
    telemetry().takeSpan();
  }
}
