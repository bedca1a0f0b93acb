/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.CHAT;
import static io.costintent.budget.hold.Holding.dollars;
import static io.costintent.budget.hold.Holding.requests;
import static io.costintent.budget.hold.Holding.response;
import static io.costintent.budget.hold.Holding.stream;
import static io.costintent.budget.hold.Holding.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.Overage;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.budget.store.Balance;
import io.costintent.call.CallEnding;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.costintent.call.ObservedCall;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifeOfAHoldTest {
  private final Holding holding = new Holding(dollars("1"), tokens(1_000_000), requests(1000));

  @Test
  void start_holdsTheMostThatTheCallCanTakeInEveryBudget() {
    holding.start(CHAT);

    assertThat(holding.standing("dollars")).isEqualTo("0 settled, 0.0035 held");
    assertThat(holding.standing("tokens")).isEqualTo("0 settled, 1100 held");
    assertThat(holding.standing("requests")).isEqualTo("0 settled, 1 held");
    assertThat(holding.gate.openHolds()).isEqualTo(1);
  }

  @Test
  void end_settlesExactlyWhatTheCallTook() {
    ModelCall call = holding.start(CHAT);

    call.end(response(401, 53));
    call.end(response(9999, 9999));

    assertThat(holding.standing("dollars")).isEqualTo("0.0015325 settled, 0 held");
    assertThat(holding.standing("tokens")).isEqualTo("454 settled, 0 held");
    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
    assertThat(holding.gate.openHolds()).isZero();
    assertThat(holding.records.get(0).tightestBudget().id()).isEqualTo("dollars");
    assertThat(holding.records.get(0).tightestBudget().used()).isEqualTo(3_500_000);
  }

  @Test
  void end_hitsTheWindowThatReserved() {
    ModelCall call = holding.start(CHAT);
    holding.advance(Duration.ofDays(20)); // into November

    call.end(response(400, 50));

    assertThat(holding.store.counters("tokens"))
        .singleElement()
        .satisfies(key -> assertThat(key.window().id()).contains("2026-10"));
    assertThat(holding.balance("tokens").settled()).isEqualTo(450);
  }

  @Test
  void end_tellsListenersHowTheBudgetStands() {
    ModelCall call = holding.start(CHAT);

    call.end(response(400, 50));

    assertThat(holding.balances).extracting(Balance::reserved).endsWith(0L, 0L, 0L);
    assertThat(holding.balances).extracting(Balance::settled).endsWith(1_500_000L, 450L, 1L);
  }

  @Test
  void fail_refusedByTheProviderGivesBack() {
    ModelCall call = holding.start(CHAT);

    call.fail(new IllegalStateException("429"), null);

    assertThat(holding.standing("dollars")).isEqualTo("0 settled, 0 held");
    assertThat(holding.standing("requests")).isEqualTo("0 settled, 0 held");
  }

  @Test
  void fail_neverConnectedGivesBack() {
    ModelCall call = holding.start(CHAT);

    call.fail(new RuntimeException(new ConnectException("refused")), null);

    assertThat(holding.standing("dollars")).isEqualTo("0 settled, 0 held");
  }

  @Test
  void fail_withoutAnAnswerChargesTheInput() {
    ModelCall call = holding.start(CHAT);

    call.fail(new RuntimeException(new IOException("timeout")), null);

    assertThat(holding.standing("dollars")).isEqualTo("0.0025 settled, 0 held");
    assertThat(holding.standing("tokens")).isEqualTo("1000 settled, 0 held");
    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
  }

  @Test
  void fail_withUsageChargesIt() {
    ModelCall call = holding.start(CHAT);

    call.fail(new IllegalStateException("filtered"), response(400, 50));

    assertThat(holding.standing("dollars")).isEqualTo("0.0015 settled, 0 held");
  }

  @Test
  void cancel_chargesTheInputAndWhatWasStreamed() {
    ModelCall call = holding.start(stream());
    chunks(call, 40);

    call.cancel(null);

    assertThat(holding.standing("tokens")).isEqualTo("1040 settled, 0 held");
    assertThat(holding.standing("dollars")).isEqualTo("0.0029 settled, 0 held");
  }

  @Test
  void cut_chargesMoreThanTheUsageThatCameFirst() {
    ModelCall call = holding.start(stream());
    chunks(call, 40);

    call.cut(response(600, 1)); // as Anthropic's first event says

    assertThat(holding.standing("tokens")).isEqualTo("640 settled, 0 held");
    assertThat(holding.standing("dollars")).isEqualTo("0.0019 settled, 0 held");
  }

  @Test
  void neverConsumed_chargesTheInput() {
    holding.start(stream());
    holding.advance(Duration.ofMinutes(11));

    holding.handler.sweep();

    assertThat(holding.records.get(0).ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
    assertThat(holding.standing("tokens")).isEqualTo("1000 settled, 0 held");
  }

  @Test
  void completedWithoutUsage_countsAsWhatWasHeld() {
    ModelCall call = holding.start(CHAT);

    call.end(ResponseFacts.unknown());

    assertThat(holding.standing("dollars")).isEqualTo("0.0035 settled, 0 held");
    assertThat(holding.count(Event.UNKNOWN_USAGE)).isEqualTo(2);
  }

  @Test
  void neverEnded_expiresAndChargesTheFloor() {
    holding.start(CHAT);
    holding.advance(Duration.ofMinutes(16));

    assertThat(holding.standing("tokens")).isEqualTo("1000 settled, 0 held");
  }

  @Test
  void endedAfterExpiry_isCorrectedOnce() {
    ModelCall call = holding.start(CHAT);
    holding.advance(Duration.ofMinutes(16));
    assertThat(holding.standing("tokens")).isEqualTo("1000 settled, 0 held");

    call.end(response(400, 50));

    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
  }

  @Test
  void deniedByAPolicy_holdsNothing() {
    CallDeniedException denial = new CallDeniedException("test", "no");
    CallPolicy never =
        new CallPolicy() {
          @Override
          public String name() {
            return "never";
          }

          @Override
          public Decision decide(PlannedCall call) {
            return new Decision.Deny(denial);
          }
        };
    Holding denying = new Holding(requests(1));
    denying.handler =
        io.costintent.call.ModelCallHandler.builder(io.costintent.pricing.PriceBooks.bundled())
            .policy(never)
            .gate(denying.gate)
            .build();

    CallDeniedException thrown = denying.denied(CallDeniedException.class, CHAT);

    assertThat(thrown).isSameAs(denial);
    assertThat(denying.store.counters("requests")).isEmpty();
    assertThat(denying.gate.openHolds()).isZero();
  }

  @Test
  void nestedCalls_holdOnceAndTheInnermostSettles() {
    ModelCall outer = holding.start(CHAT);
    try (Scope ignored = outer.makeCurrent()) {
      ModelCall inner = holding.handler.start(CHAT);
      assertThat(holding.standing("requests")).isEqualTo("0 settled, 1 held");
      inner.end(response(400, 50));
    }
    outer.end(response(400, 50));

    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
    assertThat(holding.gate.openHolds()).isZero();
  }

  @Test
  void nestedCalls_takeOverAHoldThatFillsTheBudget() {
    Holding full = new Holding(requests(1));
    ModelCall outer = full.start(CHAT);

    try (Scope ignored = outer.makeCurrent()) {
      full.handler.start(CHAT).end(response(400, 50));
    }
    outer.end(null);

    assertThat(full.standing("requests")).isEqualTo("1 settled, 0 held");
  }

  @Test
  void retries_insideOneCallHoldEachForItself() {
    ModelCall outer = holding.start(CHAT);
    try (Scope ignored = outer.makeCurrent()) {
      holding.handler.start(CHAT).fail(new IllegalStateException("429"), null);
      assertThat(holding.standing("requests")).isEqualTo("0 settled, 0 held");
      holding.handler.start(CHAT).end(response(400, 50));
    }
    outer.end(response(400, 50));

    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
  }

  @Test
  void outerCallWithoutCallsInside_settlesItself() {
    ModelCall outer = holding.start(CHAT);

    outer.end(response(400, 50));

    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
  }

  @Test
  void observedCall_isChargedWithoutAHold() {
    holding.handler.observe(
        ObservedCall.builder(CHAT, holding.now)
            .intent(Holding.SEARCH)
            .response(response(400, 50))
            .build());

    assertThat(holding.standing("dollars")).isEqualTo("0.0015 settled, 0 held");
    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
  }

  @Test
  void observedCall_thatWasBilledAlreadyIsNotChargedAgain() {
    ResponseFacts billed = response(400, 50).toBuilder().responseId("r1").build();
    holding.start(CHAT).end(billed);

    holding.handler.observe(ObservedCall.builder(CHAT, holding.now).response(billed).build());

    assertThat(holding.standing("requests")).isEqualTo("1 settled, 0 held");
  }

  @Test
  void overage_isChargedUnlessTheBudgetSaysOtherwise() {
    Holding cutting = new Holding(dollars("1").overage(Overage.CAP_AND_FLAG), tokens(1_000_000));

    cutting.start(CHAT).end(response(4000, 1000));

    assertThat(cutting.standing("dollars")).isEqualTo("0.0035 settled, 0 held");
    assertThat(cutting.standing("tokens")).isEqualTo("5000 settled, 0 held");
    assertThat(cutting.count(Event.OVERAGE_CUT)).isEqualTo(1);
  }

  @Test
  void overdraft_countsUpToSoMuchAboveTheLimit() {
    Holding overdrawn = new Holding(tokens(2000).overage(Overage.overdraft(500)));

    overdrawn.start(CHAT).end(response(4000, 1000));

    assertThat(overdrawn.standing("tokens")).isEqualTo("2500 settled, 0 held");
  }

  @Test
  void withoutMatchingBudget_nothingIsHeldAndNothingIsCounted() {
    Holding other = new Holding(requests(1).match(io.costintent.intent.IntentKey.TEAM, "billing"));

    ModelCall call =
        other.handler.start(
            CHAT,
            () -> {
              throw new AssertionError("nobody needs to know");
            });
    call.end(response(400, 50));

    assertThat(other.store.counters("requests")).isEmpty();
    assertThat(other.records.get(0).tightestBudget()).isNull();
  }

  @Test
  void boundThatFails_isAGuessAndTheBudgetStillApplies() {
    Holding one = new Holding(requests(1));
    one.start(CHAT);

    CallDeniedException denial =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            CallDeniedException.class,
            () ->
                one.handler.start(
                    CHAT,
                    () -> {
                      throw new NoSuchMethodError("another version of the SDK");
                    }));

    assertThat(denial).isNotNull();
  }

  static void chunks(ModelCall call, int count) {
    for (int i = 0; i < count; i++) {
      call.chunk();
    }
  }

  @Test
  void units_ofTokensAreCountedApart() {
    Holding apart =
        new Holding(
            io.costintent.budget.Budget.builder("in")
                .limit(
                    java.math.BigDecimal.valueOf(5000),
                    io.costintent.budget.BudgetUnit.INPUT_TOKENS),
            io.costintent.budget.Budget.builder("out")
                .limit(
                    java.math.BigDecimal.valueOf(5000),
                    io.costintent.budget.BudgetUnit.OUTPUT_TOKENS));
    ModelRequest three =
        Holding.chat().candidates(3).atMost(Usage.of(UsageUnit.INPUT_TOKENS, 1000)).build();

    ModelCall call = apart.start(three);

    assertThat(apart.standing("in")).isEqualTo("0 settled, 1000 held");
    assertThat(apart.standing("out")).isEqualTo("0 settled, 300 held");
    call.end(response(400, 50));
    assertThat(apart.standing("in")).isEqualTo("400 settled, 0 held");
    assertThat(apart.standing("out")).isEqualTo("50 settled, 0 held");
  }
}
