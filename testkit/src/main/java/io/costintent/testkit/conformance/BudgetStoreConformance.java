/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BudgetStore} must do: each sentence of its contract, one call at a time and
 * many at once.
 *
 * <p>A subclass opens the store and lets its time pass, nothing else.
 *
 * @since 0.1
 */
public abstract class BudgetStoreConformance extends BudgetStoreCounters {
  @Test
  void hold_isReserved() {
    ReserveOutcome outcome = reserve("a", hold(MONTH, 70, 100));

    assertGranted(outcome, new Balance(MONTH, 0, 70, 0));
    assertBalance(MONTH, 0, 70);
  }

  @Test
  void hold_isRefusedWhereTheLimitDoesNotAllowIt() {
    reserve("a", hold(MONTH, 70, 100));

    ReserveOutcome outcome = reserve("b", hold(MONTH, 31, 100));

    assertExceeded(outcome, 0, new Balance(MONTH, 0, 70, 0));
    assertBalance(MONTH, 0, 70);
  }

  @Test
  void hold_mayReachTheLimit() {
    reserve("a", hold(MONTH, 70, 100));

    assertGranted(reserve("b", hold(MONTH, 30, 100)));
    assertGranted(reserve("nothing", hold(MONTH, 0, 100)));
    assertExceeded(reserve("c", hold(MONTH, 1, 100)));
  }

  @Test
  void hold_thatIsNotEnforcedIsTakenAnyway() {
    ReserveOutcome outcome = reserve("a", new Hold(MONTH, 170, 0, 100, false));

    assertGranted(outcome, new Balance(MONTH, 0, 170, 0));
    assertExceeded(reserve("b", hold(MONTH, 1, 100)));
  }

  @Test
  void hold_isJudgedByItsOwnLimit() {
    reserve("production", hold(MONTH, 50, 100));

    assertExceeded(reserve("experiment", hold(MONTH, 1, 40)));
    assertGranted(reserve("more production", hold(MONTH, 50, 100)));
  }

  @Test
  void holds_areTakenTogetherOrNotAtAll() {
    ReserveOutcome refused =
        reserve(
            "a", hold(MONTH, 5, 100), hold(DAY, 5, 100), hold(LIFETIME, 5, 4), hold(HOUR, 5, 100));

    assertExceeded(
        refused,
        2,
        new Balance(MONTH, 0, 0, 0),
        new Balance(DAY, 0, 0, 0),
        new Balance(LIFETIME, 0, 0, 0),
        new Balance(HOUR, 0, 0, 0));
    assertThat(store().balances(keys(MONTH, DAY, LIFETIME, HOUR)))
        .allMatch(balance -> balance.used() == 0);
  }

  @Test
  void holds_areAnsweredInTheirOrder() {
    ReserveOutcome outcome = reserve("a", hold(DAY, 1, 10), hold(MONTH, 2, 10), hold(HOUR, 3, 10));

    assertGranted(
        outcome,
        new Balance(DAY, 0, 1, 0),
        new Balance(MONTH, 0, 2, 0),
        new Balance(HOUR, 0, 3, 0));
  }

  @Test
  void refusal_namesTheHoldThatLacksMost() {
    ReserveOutcome outcome =
        reserve(
            "a",
            new Hold(HOUR, 500, 0, 1, false),
            hold(MONTH, 10, 9),
            hold(DAY, 10, 3),
            hold(LIFETIME, 10, 8));

    assertThat(outcome).isInstanceOf(ReserveOutcome.Exceeded.class);
    assertThat(((ReserveOutcome.Exceeded) outcome).hold()).isEqualTo(2);
  }

  @Test
  void refusedReservation_mayBeTriedAgain() throws Exception {
    reserve("first", hold(MONTH, 70, 100));
    assertExceeded(reserve("a", hold(MONTH, 31, 100)));
    release("first", hold(MONTH, 70, 100));

    assertGranted(reserve("a", hold(MONTH, 31, 100)));
    assertBalance(MONTH, 0, 31);
  }

  @Test
  void settlement_chargesAndGivesTheRestBack() throws Exception {
    reserve("a", hold(MONTH, 70, 100), hold(DAY, 7, 10));

    settle("a", charge(MONTH, 20), charge(DAY, 2));

    assertBalance(MONTH, 20, 0);
    assertBalance(DAY, 2, 0);
  }

  @Test
  void settlement_mayExceedTheHold() throws Exception {
    reserve("a", hold(MONTH, 70, 100));

    settle("a", charge(MONTH, 130));

    assertBalance(MONTH, 130, 0);
    assertExceeded(reserve("b", hold(MONTH, 1, 100)), 0, new Balance(MONTH, 130, 0, 0));
  }

  @Test
  void settlement_countsOnce() throws Exception {
    reserve("a", hold(MONTH, 70, 100));
    settle("a", charge(MONTH, 20));

    settle("a", charge(MONTH, 20));
    settle("a", charge(MONTH, 50));

    assertBalance(MONTH, 20, 0);
  }

  @Test
  void settlement_ofAnIdThatIsNotKnownIsChargedOnce() throws Exception {
    settle("never reserved", charge(MONTH, 20));
    settle("never reserved", charge(MONTH, 20));

    assertBalance(MONTH, 20, 0);
  }

  @Test
  void settlement_hitsTheWindowThatReserved() throws Exception {
    CounterKey december = calendar("team", "team=search", "month:2026-12");
    reserve("a", hold(MONTH, 70, 100));
    reserve("b", hold(december, 10, 100));

    settle("a", charge(MONTH, 20));

    assertBalance(MONTH, 20, 0);
    assertBalance(december, 0, 10);
  }

  @Test
  void settlement_givesBackWhatItDoesNotCharge() throws Exception {
    reserve("a", hold(MONTH, 70, 100), hold(DAY, 7, 10));

    settle("a", charge(MONTH, 20), charge(HOUR, 3));

    assertBalance(MONTH, 20, 0);
    assertBalance(DAY, 0, 0);
    assertBalance(HOUR, 3, 0);
  }

  @Test
  void release_givesAllBack() throws Exception {
    reserve("a", hold(MONTH, 70, 100), hold(DAY, 7, 10));

    release("a", hold(MONTH, 70, 100), hold(DAY, 7, 10));
    release("a", hold(MONTH, 70, 100), hold(DAY, 7, 10));

    assertBalance(MONTH, 0, 0);
    assertBalance(DAY, 0, 0);
  }

  @Test
  void release_afterTheSettlementIsIgnored() throws Exception {
    reserve("a", hold(MONTH, 70, 100));
    settle("a", charge(MONTH, 20));

    release("a", hold(MONTH, 70, 100));

    assertBalance(MONTH, 20, 0);
  }

  @Test
  void release_ofAnIdThatIsNotKnownDoesNothing() throws Exception {
    reserve("a", hold(MONTH, 70, 100));

    release("never reserved", hold(MONTH, 70, 100));

    assertBalance(MONTH, 0, 70);
  }

  @Test
  void repeatedReservation_countsOnce() {
    reserve("a", hold(MONTH, 70, 100));

    ReserveOutcome repeated = reserve("a", hold(MONTH, 70, 100));

    assertGranted(repeated, new Balance(MONTH, 0, 70, 0));
    assertBalance(MONTH, 0, 70);
  }

  @Test
  void repeatedReservation_ofAnEndedOneTakesNothing() throws Exception {
    reserve("settled", hold(MONTH, 70, 100));
    settle("settled", charge(MONTH, 20));
    reserve("released", hold(MONTH, 70, 100));
    release("released", hold(MONTH, 70, 100));

    assertGranted(reserve("settled", hold(MONTH, 70, 100)));
    assertGranted(reserve("released", hold(MONTH, 70, 100)));

    assertBalance(MONTH, 20, 0);
  }

  @Test
  void extension_changesTheAmounts() {
    reserve("a", hold(MONTH, 40, 100), hold(DAY, 7, 10));

    ReserveOutcome outcome = extend("a", hold(MONTH, 60, 100), hold(DAY, 3, 10));

    assertGranted(outcome, new Balance(MONTH, 0, 60, 0), new Balance(DAY, 0, 3, 0));
  }

  @Test
  void extension_countsOnce() {
    reserve("a", hold(MONTH, 40, 100));
    extend("a", hold(MONTH, 60, 100));

    extend("a", hold(MONTH, 60, 100));

    assertBalance(MONTH, 0, 60);
  }

  @Test
  void extension_thatIsRefusedLeavesTheHoldsAsTheyWere() {
    reserve("a", hold(MONTH, 40, 100), hold(DAY, 7, 10));

    ReserveOutcome outcome = extend("a", hold(MONTH, 60, 100), hold(DAY, 11, 10));

    assertExceeded(outcome, 1, new Balance(MONTH, 0, 40, 0), new Balance(DAY, 0, 7, 0));
  }

  @Test
  void extension_toLessIsNeverRefused() throws Exception {
    reserve("a", hold(MONTH, 70, 100));
    spend(MONTH, 200);

    assertGranted(extend("a", hold(MONTH, 60, 100)), new Balance(MONTH, 200, 60, 0));
  }

  @Test
  void extension_ofAnIdThatIsNotKnownReserves() {
    assertGranted(extend("a", hold(MONTH, 60, 100)), new Balance(MONTH, 0, 60, 0));
    assertExceeded(extend("b", hold(MONTH, 60, 100)));
  }

  @Test
  void extension_ofAnEndedReservationTakesNothing() throws Exception {
    reserve("settled", hold(MONTH, 70, 100));
    settle("settled", charge(MONTH, 20));
    reserve("released", hold(MONTH, 70, 100));
    release("released", hold(MONTH, 70, 100));

    assertGranted(extend("settled", hold(MONTH, 80, 100)));
    assertGranted(extend("released", hold(MONTH, 80, 100)));

    assertBalance(MONTH, 20, 0);
  }

  @Test
  void reservation_expiresAndItsFloorIsCharged() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));

    advance(ttl());

    assertBalance(MONTH, 30, 0);
    assertBalance(DAY, 0, 0);
  }

  @Test
  void expiredHold_makesRoom() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));
    assertExceeded(reserve("b", hold(MONTH, 70, 100)));

    advance(ttl());

    assertGranted(reserve("b", hold(MONTH, 70, 100)), new Balance(MONTH, 30, 70, 0));
  }

  @Test
  void lateSettlement_replacesTheFloorsOnce() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));
    advance(ttl());

    settle("a", charge(MONTH, 10), charge(DAY, 4));
    settle("a", charge(MONTH, 99), charge(DAY, 4));

    assertBalance(MONTH, 10, 0);
    assertBalance(DAY, 4, 0);
  }

  @Test
  void expiredReservation_isNotReleased() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));
    advance(ttl());
    assertBalance(MONTH, 30, 0);

    release("a", hold(MONTH, 70, 100));

    assertBalance(MONTH, 30, 0);
  }

  @Test
  void extension_letsTheTimeBeginAnew() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));
    advance(ttl().dividedBy(2));
    store().extend(new Reservation("a", floors(), ttl().multipliedBy(4)));

    advance(ttl());

    assertBalance(MONTH, 0, 70);
    advance(ttl().multipliedBy(4));
    assertBalance(MONTH, 30, 0);
  }

  @Test
  void extension_ofAnExpiredReservationHoldsAgain() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));
    advance(ttl());
    assertBalance(MONTH, 30, 0);

    ReserveOutcome outcome = extend("a", hold(MONTH, 80, 100), hold(DAY, 5, 10));

    assertGranted(outcome, new Balance(MONTH, 0, 80, 0), new Balance(DAY, 0, 5, 0));
    settle("a", charge(MONTH, 11), charge(DAY, 1));
    assertBalance(MONTH, 11, 0);
    assertBalance(DAY, 1, 0);
  }

  @Test
  void extension_ofAnExpiredReservationMayBeRefused() throws Exception {
    store().reserve(new Reservation("a", floors(), ttl()));
    advance(ttl());
    reserve("b", hold(MONTH, 60, 100));

    assertExceeded(extend("a", hold(MONTH, 41, 100)), 0, new Balance(MONTH, 30, 60, 0));
    settle("a", charge(MONTH, 12));
    assertBalance(MONTH, 12, 60);
  }

  /** LiteLLM PR 30522 and 39851: a hold whose call never came back clamped a budget for good. */
  @Test
  void leakedHolds_areGoneAfterTheirTime() throws Exception {
    for (int call = 0; call < 50; call++) {
      store().reserve(new Reservation("leaked " + call, List.of(hold(MONTH, 2, 100)), ttl()));
    }
    assertExceeded(reserve("next", hold(MONTH, 1, 100)));

    advance(ttl());

    assertGranted(reserve("next", hold(MONTH, 100, 100)), new Balance(MONTH, 0, 100, 0));
  }

  @Test
  void endedReservation_isRememberedForADay() throws Exception {
    assumeTrue(passesDays(), "the store's time cannot be moved by a day");
    reserve("a", hold(MONTH, 70, 100));
    settle("a", charge(MONTH, 20));

    advance(Duration.ofHours(23));
    settle("a", charge(MONTH, 20));

    assertBalance(MONTH, 20, 0);
  }

  @Test
  void claim_isGivenToTheFirstUntilItsEnd() throws Exception {
    Instant until = store().time().instant().plus(ttl());

    try (BudgetStore another = openAnother(store())) {
      assertThat(store().claim("80 % of team/month:2026-11", until)).isTrue();
      assertThat(another.claim("80 % of team/month:2026-11", until)).isFalse();
      assertThat(another.claim("95 % of team/month:2026-11", until)).isTrue();
    }
    advance(ttl().multipliedBy(2));
    assertThat(store().claim("80 % of team/month:2026-11", until.plus(ttl().multipliedBy(4))))
        .isTrue();
  }

  private static List<Hold> floors() {
    return List.of(new Hold(MONTH, 70, 30, 100, true), hold(DAY, 7, 10));
  }
}
