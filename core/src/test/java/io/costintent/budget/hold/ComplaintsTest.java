/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.CHAT;
import static io.costintent.budget.hold.Holding.dollars;
import static io.costintent.budget.hold.Holding.requests;
import static io.costintent.budget.hold.Holding.response;
import static io.costintent.budget.hold.Holding.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.Budget;
import io.costintent.budget.BudgetBuilder;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.BudgetUnit;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.StoreFailure;
import io.costintent.budget.UnknownPrice;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.Balance;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.costintent.call.ObservedCall;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.policy.BudgetUnavailableException;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.PriceUnknownException;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of gateways complained about, by class; the numbers are issues of LiteLLM's. */
class ComplaintsTest {
  private static final int THREADS = 200;

  /** #34732, #26672, #40095: what is checked first and charged later is passed by a crowd. */
  @Test
  void checkThenAct_twoHundredThreadsNeverPassTheLimit() throws Exception {
    Holding holding = new Holding(dollars("0.1"), requests(1000)); // 28 calls of 0.0035
    AtomicInteger admitted = new AtomicInteger();
    AtomicLong most = new AtomicLong();
    crowd(() -> {
      for (int i = 0; i < 5; i++) {
        try {
          ModelCall call = holding.handler.start(CHAT);
          admitted.incrementAndGet();
          Balance balance = holding.balance("dollars");
          most.accumulateAndGet(balance.used(), Math::max);
          call.end(response(1000, 100));
        } catch (BudgetDeniedException denied) {
          most.accumulateAndGet(holding.balance("dollars").used(), Math::max);
        }
      }
    });

    assertThat(admitted).hasValue(28);
    assertThat(most.get()).isLessThanOrEqualTo(100_000_000);
    assertThat(holding.standing("dollars")).isEqualTo("0.098 settled, 0 held");
    assertThat(holding.standing("requests")).isEqualTo("28 settled, 0 held");
    assertThat(holding.gate.openHolds()).isZero();
  }

  /** #40002: the dearer tier of a large context was not in the estimate. */
  @Test
  void estimateTooLow_concurrentCallsOfALargeContextDoNotPassTheLimit() {
    Holding holding = new Holding(dollars("10"));
    ModelRequest large =
        ModelRequest.builder("anthropic", "claude-sonnet-4-5")
            .maxOutputTokens(1000)
            .atMost(Usage.of(UsageUnit.INPUT_TOKENS, 300_000))
            .build();
    List<ModelCall> calls = new ArrayList<>();
    try {
      while (calls.size() < 10) {
        calls.add(holding.start(large));
      }
    } catch (CallDeniedException full) {
      assertThat(calls).isNotEmpty();
    }

    calls.forEach(call ->
        call.end(
            ResponseFacts.builder()
                .model("claude-sonnet-4-5")
                .usage(Usage.ofTokens(300_000, 1000))
                .build()));

    assertThat(calls).hasSizeLessThan(10);
    assertThat(holding.balance("dollars").settled()).isBetween(1L, 10_000_000_000L);
  }

  /** #38647, #27639, #40050, #30522: holds that nobody ends refuse calls at no spend. */
  @Test
  void estimateTooHigh_noEndingLeavesAHoldBehind() {
    Holding holding = new Holding(tokens(1_000_000_000), requests(2000));
    List<Consumer<ModelCall>> endings =
        List.of(
            call -> call.end(response(10, 1)),
            call -> call.end(null),
            call -> call.fail(new IllegalStateException("500"), null),
            call -> call.fail(new IOException("timeout"), null),
            call -> call.cancel(null),
            call -> call.cut(null),
            call -> {
              try (Scope ignored = call.makeCurrent()) {
                holding.handler.start(CHAT).end(response(10, 1));
              }
              call.end(null);
            });

    for (int i = 0; i < 700; i++) {
      endings.get(i % 7).accept(holding.start(i % 2 == 0 ? CHAT : Holding.stream()));
    }

    assertThat(holding.balance("requests").reserved()).isZero();
    assertThat(holding.balance("tokens").reserved()).isZero();
    assertThat(holding.gate.openHolds()).isZero();
  }

  /** A process that dies between start and end: the hold expires, and is counted. */
  @Test
  void leakedHolds_expireAndAreCounted() {
    Holding holding = new Holding(requests(2));
    holding.start(CHAT);
    holding.start(CHAT);
    holding.denied(CallDeniedException.class, CHAT);

    holding.advance(Duration.ofMinutes(40));

    assertThat(holding.balance("requests").reserved()).isZero();
    holding.gate.standings();
    assertThat(holding.count(Event.LEAKED)).isEqualTo(2);
    assertThat(holding.gate.openHolds()).isZero();
  }

  /** #33923: fail closed was ignored where the reservation failed. */
  @Test
  void failPolicy_isHonouredOnEveryPath() {
    Holding holding = new Holding();
    FailingStore failing = new FailingStore(holding.memory);
    holding.store = failing;
    holding.open(tokens(100_000).storeFailure(StoreFailure.CLOSED));
    ModelCall outer = holding.start(CHAT);
    failing.down = true;

    holding.denied(BudgetUnavailableException.class, CHAT); // a reservation
    try (Scope ignored = outer.makeCurrent()) { // a hold that is taken over
      holding.denied(BudgetUnavailableException.class, CHAT);
    }
    for (int i = 0; i < 10; i++) { // the breaker
      holding.denied(BudgetUnavailableException.class, CHAT);
    }
    assertThat(holding.gate.isDegraded()).isTrue();
    failing.down = false;
    assertThat(holding.balance("tokens").reserved()).isZero();
  }

  /** PR #37924, PR #38111: streams and what passes through were free. */
  @Test
  void streamsWithoutUsage_areNotFree() {
    Holding holding = new Holding(dollars("1"));
    ModelCall call = holding.start(Holding.chat().streaming(true).usageExpected(false).build());
    LifeOfAHoldTest.chunks(call, 30);

    call.end(ResponseFacts.unknown());

    assertThat(holding.standing("dollars")).isEqualTo("0.0028 settled, 0 held");
  }

  /** The same: what only a span tells of is charged. */
  @Test
  void callsOfOthers_areNotFree() {
    Holding holding = new Holding(dollars("1").mode(BudgetMode.WARN));

    holding.handler.observe(
        ObservedCall.builder(CHAT, holding.now).response(response(1000, 100)).build());

    assertThat(holding.standing("dollars")).isEqualTo("0.0035 settled, 0 held");
  }

  /**
   * #12794, #38176: endpoints that budgets did not see; the doors have a test each of their own.
   */
  @ParameterizedTest
  @ValueSource(strings = {"chat", "embeddings", "generate_content", "text_completion", "responses"})
  void everyOperation_isHeldAndSettled(String operation) {
    Holding holding = new Holding(requests(1), tokens(1_000_000));
    ModelRequest request = Holding.chat().operation(operation).build();

    holding.start(request).end(response(400, 50));

    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
    holding.denied(BudgetDeniedException.class, request);
  }

  /** #12794 again: calls of a batch count, at the price of a batch. */
  @Test
  void batch_isHeldAndSettledAtItsPrice() {
    Holding holding = new Holding(dollars("1"));

    ModelCall call = holding.start(Holding.chat().batch(true).build());

    assertThat(holding.standing("dollars")).isEqualTo("0 settled, 0.00175 held");
    call.end(response(1000, 100));
    assertThat(holding.standing("dollars")).isEqualTo("0.00175 settled, 0 held");
  }

  /** Tools that the provider runs cost beside tokens. */
  @Test
  void tools_areHeldAsFees() {
    Holding holding = new Holding(dollars("1"));
    ModelRequest searching =
        Holding.chat()
            .atMost(
                Usage.builder()
                    .add(UsageUnit.INPUT_TOKENS, 1000)
                    .add(UsageUnit.WEB_SEARCHES, 2)
                    .build())
            .build();

    holding.start(searching);

    assertThat(holding.balance("dollars").reserved()).isGreaterThanOrEqualTo(3_500_000);
  }

  /** #11962, PR #37809: one budget hid the others. */
  @Test
  void allBudgetsThatMatch_apply() {
    BudgetBuilder team =
        budget("team").each(IntentKey.TEAM).limit(BigDecimal.valueOf(3), BudgetUnit.REQUESTS);
    BudgetBuilder feature =
        budget("feature")
            .match(IntentKey.FEATURE, "answer")
            .limit(BigDecimal.valueOf(2), BudgetUnit.REQUESTS);
    BudgetBuilder all = budget("all").limit(BigDecimal.valueOf(4), BudgetUnit.REQUESTS);
    Holding holding = new Holding(team, feature, all);
    CostIntent other = CostIntent.builder().team("billing").build();
    holding.start(CHAT).end(response(1, 1));
    holding.start(CHAT).end(response(1, 1));

    BudgetDeniedException byFeature = holding.denied(BudgetDeniedException.class, CHAT);
    holding.start(other, CHAT).end(response(1, 1));
    holding.start(other, CHAT).end(response(1, 1));
    BudgetDeniedException byAll = holding.denied(BudgetDeniedException.class, other, CHAT);

    assertThat(byFeature.denial().budget()).isEqualTo("feature");
    assertThat(byAll.denial().budget()).isEqualTo("all");
    assertThat(holding.balance("all").reserved()).isZero();
  }

  /** #35524: a model without a price went past the budget. */
  @Test
  void unknownPrice_doesNotSkipTheBudget() {
    Holding holding = new Holding(dollars("1"));

    holding.denied(
        PriceUnknownException.class,
        ModelRequest.builder("openai", "new-model").maxOutputTokens(10).build());

    assertThat(holding.count(Event.UNKNOWN_PRICE)).isEqualTo(1);
  }

  /** The same, where the answer comes from another model than was priced. */
  @Test
  void unknownPriceOfTheAnswer_isCountedAsWhatWasHeld() {
    Holding holding = new Holding(dollars("1").unknownPrice(UnknownPrice.DENY));

    holding
        .start(CHAT)
        .end(
            ResponseFacts.builder()
                .model("renamed-overnight")
                .usage(Usage.ofTokens(1000, 100))
                .build());

    assertThat(holding.standing("dollars")).isEqualTo("0.0035 settled, 0 held");
    assertThat(holding.count(Event.UNKNOWN_PRICE)).isEqualTo(1);
  }

  private static BudgetBuilder budget(String id) {
    return Budget.builder(id).window(LifetimeWindow.unbounded()).mode(BudgetMode.BLOCK);
  }

  private static void crowd(Runnable work) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(() -> {
            try {
              start.await();
              work.run();
            } catch (InterruptedException | RuntimeException | AssertionError failure) {
              failures.add(failure);
            }
          });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }
}
