/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static io.costintent.budget.hold.Holding.CHAT;
import static io.costintent.budget.hold.Holding.requests;
import static io.costintent.budget.hold.Holding.response;
import static io.costintent.budget.hold.Holding.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.BudgetMode;
import io.costintent.budget.StoreFailure;
import io.costintent.budget.hold.HoldCounts.Event;
import io.costintent.call.ModelCall;
import io.costintent.policy.BudgetUnavailableException;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreFailureTest {
  private final Holding holding = new Holding();
  private final FailingStore failing = new FailingStore(holding.memory);

  private Holding with(io.costintent.budget.BudgetBuilder... budgets) {
    holding.store = failing;
    holding.open(budgets);
    return holding;
  }

  @Test
  void open_letsCallsRunAndChargesThemLater() {
    with(tokens(10_000).storeFailure(StoreFailure.OPEN));
    failing.down = true;
    ModelCall call = holding.start(CHAT);
    failing.down = false;

    call.end(response(400, 50));

    assertThat(holding.decision()).isEqualTo("warn");
    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
    assertThat(holding.count(Event.UNRESERVED)).isEqualTo(1);
  }

  @Test
  void closed_stopsCalls() {
    with(tokens(10_000).storeFailure(StoreFailure.CLOSED));
    failing.down = true;

    BudgetUnavailableException thrown = holding.denied(BudgetUnavailableException.class, CHAT);

    assertThat(thrown.denial().settled()).isNull();
    assertThat(thrown).hasMessageContaining("store_failure: closed");
    assertThat(holding.decision()).isEqualTo("deny");
  }

  @Test
  void withinLease_stopsCallsThatTheStoreDoesNotAnswer() {
    with(tokens(10_000).storeFailure(StoreFailure.ALLOW_WITHIN_LEASE));
    failing.down = true;

    holding.denied(BudgetUnavailableException.class, CHAT);

    assertThat(holding.count(Event.DENIED)).isEqualTo(1);
  }

  @Test
  void default_isOpenForBudgetsThatOnlyWarnAndNotForThoseThatBlock() {
    with(tokens(10_000).mode(BudgetMode.WARN));
    failing.down = true;
    holding.start(CHAT);

    holding.open(tokens(10_000));
    holding.denied(BudgetUnavailableException.class, CHAT);
  }

  @Test
  void strictestBudget_decides() {
    with(
        tokens(10_000).storeFailure(StoreFailure.OPEN),
        requests(10).storeFailure(StoreFailure.CLOSED));
    failing.down = true;

    BudgetUnavailableException thrown = holding.denied(BudgetUnavailableException.class, CHAT);

    assertThat(thrown.denial().budget()).isEqualTo("requests");
  }

  @Test
  void shadow_isNotDenied() {
    with(tokens(10_000).storeFailure(StoreFailure.CLOSED).enforce(false));
    failing.down = true;

    holding.start(CHAT).end(response(400, 50));

    assertThat(holding.decision()).isEqualTo("would_deny");
  }

  @Test
  void storeThatThrows_isOneThatGivesNoAnswer() {
    with(tokens(10_000).storeFailure(StoreFailure.CLOSED));
    failing.throwing = true;

    holding.denied(BudgetUnavailableException.class, CHAT);
  }

  @Test
  void takenHoldWhoseAnswerWasLost_countsOnce() {
    with(tokens(10_000).storeFailure(StoreFailure.OPEN));
    failing.losesAnswers = true;

    ModelCall call = holding.start(CHAT);
    assertThat(holding.standing("tokens")).isEqualTo("0 settled, 1100 held");
    call.end(response(400, 50));

    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
  }

  @Test
  void takenOverHoldWhileTheStoreIsDown_isSettledOnce() {
    with(tokens(10_000).storeFailure(StoreFailure.OPEN));
    ModelCall outer = holding.start(CHAT);
    failing.down = true;
    try (Scope ignored = outer.makeCurrent()) {
      holding.handler.start(CHAT).end(response(400, 50));
    }
    failing.down = false;

    outer.end(null);

    assertThat(holding.standing("tokens")).isEqualTo("450 settled, 0 held");
    assertThat(holding.gate.openHolds()).isZero();
  }

  @Test
  void breaker_opensAfterFiveFailuresAndTriesAgainAfterAPause() {
    with(tokens(1_000_000).storeFailure(StoreFailure.OPEN));
    failing.down = true;
    start(8);
    assertThat(failing.asked).hasValue(5);
    assertThat(holding.gate.isDegraded()).isTrue();

    holding.advance(Duration.ofMillis(999));
    start(2);
    assertThat(failing.asked).hasValue(5);

    holding.advance(Duration.ofMillis(1));
    start(3);
    assertThat(failing.asked).hasValue(6);

    holding.advance(Duration.ofMillis(1999)); // the pause has doubled
    start(3);
    assertThat(failing.asked).hasValue(6);

    failing.down = false;
    holding.advance(Duration.ofMillis(1));
    start(3);
    assertThat(failing.asked).hasValue(9);
    assertThat(holding.gate.isDegraded()).isFalse();
  }

  @Test
  void breaker_pauseIsBounded() {
    with(tokens(1_000_000).storeFailure(StoreFailure.OPEN));
    failing.down = true;
    for (int i = 0; i < 20; i++) {
      start(5);
      holding.advance(Duration.ofSeconds(31));
    }
    int before = failing.asked.get();

    holding.advance(Duration.ofSeconds(30));
    start(2);

    assertThat(failing.asked).hasValue(before + 1);
  }

  @Test
  void breaker_singleFailuresDoNotOpenIt() {
    with(tokens(1_000_000).storeFailure(StoreFailure.OPEN));
    for (int i = 0; i < 20; i++) {
      failing.down = i % 2 == 0;
      holding.start(CHAT);
    }

    assertThat(failing.asked).hasValue(20);
  }

  @Test
  void standings_areTheLastKnownOnesWhileTheStoreIsDown() {
    with(tokens(10_000).storeFailure(StoreFailure.OPEN));
    holding.start(CHAT).end(response(400, 50));
    failing.down = true;
    start(5);

    List<BudgetBalances.Standing> standings = holding.gate.standings();

    assertThat(standings)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.balance().settled()).isEqualTo(450);
          assertThat(it.utilization()).isEqualTo(0.045);
          assertThat(it.remaining()).isEqualTo(9550);
        });
  }

  @Test
  void breaker_passesEverythingElseThrough() {
    StoreBreaker breaker = new StoreBreaker(holding.memory, holding.nanos::get);
    holding.open(requests(5));
    holding.start(CHAT);
    var key = holding.memory.counters("requests").get(0);

    breaker.topUp(key, 5, "t1");

    assertThat(breaker.balances(List.of(key))).isEqualTo(holding.memory.balances(List.of(key)));
    assertThat(breaker.counters("requests")).containsExactly(key);
    assertThat(breaker.claim("c", holding.now.plusSeconds(60))).isTrue();
    assertThat(breaker.claim("c", holding.now.plusSeconds(60))).isFalse();
    assertThat(breaker.time().instant()).isEqualTo(holding.now);
    breaker.close();
  }

  private void start(int times) {
    for (int i = 0; i < times; i++) {
      holding.start(CHAT);
    }
  }
}
