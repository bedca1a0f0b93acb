/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.WindowKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the counters of a budget store must do: windows, top-ups and amounts that are exact. */
abstract class BudgetStoreCounters extends BudgetStoreRaces {
  @Test
  void rollingWindow_forgetsSlotBySlot() throws Exception {
    spend(rolling(5), 10);
    spend(rolling(6), 20);

    assertBalance(rolling(7), 30, 0);
    assertBalance(rolling(8), 20, 0);
    assertBalance(rolling(9), 0, 0);
  }

  @Test
  void rollingWindow_makesRoomAsItForgets() throws Exception {
    spend(rolling(5), 90);

    assertExceeded(reserve("within", hold(rolling(7), 11, 100)));
    assertGranted(reserve("after", hold(rolling(8), 11, 100)));
  }

  @Test
  void rollingWindow_chargesTheSlotThatReserved() throws Exception {
    reserve("a", hold(rolling(5), 10, 100));
    reserve("b", hold(rolling(7), 1, 100));

    settle("a", charge(rolling(5), 10));

    assertBalance(rolling(7), 10, 1);
    assertBalance(rolling(8), 0, 1);
  }

  @Test
  void rollingWindow_isNotChargedForWhatLiesBehindIt() throws Exception {
    reserve("a", hold(rolling(5), 10, 100));
    reserve("b", hold(rolling(8), 1, 100));

    settle("a", charge(rolling(5), 10));

    assertBalance(rolling(8), 0, 1);
  }

  @Test
  void rollingWindow_isJudgedByItsLatestSlotWhenAClockGoesBack() throws Exception {
    spend(rolling(6), 90);

    assertExceeded(reserve("a", hold(rolling(5), 11, 100)));
  }

  @Test
  void rollingWindow_leapsOverSlotsWithoutCalls() throws Exception {
    spend(rolling(5), 90);

    assertGranted(reserve("a", hold(rolling(5_000_000_000L), 100, 100)));
  }

  @Test
  void counters_areApartByBudgetScopeAndWindow() {
    reserve("a", hold(MONTH, 70, 100));

    assertBalance(calendar("other", "team=search", "month:2026-11"), 0, 0);
    assertBalance(calendar("team", "team=billing", "month:2026-11"), 0, 0);
    assertBalance(calendar("team", "team=search", "month:2026-12"), 0, 0);
  }

  @Test
  void counters_areFoundByBudget() {
    CounterKey billing = calendar("team", "team=billing & co: 50 %", "month:2026-11");
    reserve("a", hold(MONTH, 1, 100), hold(DAY, 1, 100));
    reserve("b", hold(billing, 1, 100));

    assertThat(store().counters("team")).containsExactlyInAnyOrder(MONTH, billing);
    assertThat(store().counters("nobody")).isEmpty();
  }

  @Test
  void counter_isForgottenWhenItMayBe() throws Exception {
    Instant until = store().time().instant().plus(ttl());
    CounterKey key = new CounterKey("short", "", new WindowKey("hour:1", 0, 1, until));
    reserve("a", hold(key, 1, 100));
    assertThat(store().counters("short")).containsExactly(key);

    advance(ttl().multipliedBy(2));

    assertThat(store().counters("short")).isEmpty();
  }

  @Test
  void topUp_raisesTheLimitOfOneWindow() {
    reserve("a", hold(MONTH, 100, 100));

    store().topUp(MONTH, 50, "ticket 1");

    assertThat(balance(MONTH).toppedUp()).isEqualTo(50);
    assertGranted(reserve("b", hold(MONTH, 50, 100)), new Balance(MONTH, 0, 150, 50));
    assertExceeded(reserve("c", hold(MONTH, 1, 100)));
    assertThat(balance(calendar("team", "team=search", "month:2026-12")).toppedUp()).isZero();
  }

  @Test
  void topUp_countsOnce() {
    store().topUp(MONTH, 50, "ticket 1");
    store().topUp(MONTH, 50, "ticket 1");
    store().topUp(MONTH, 5, "ticket 2");

    assertThat(balance(MONTH).toppedUp()).isEqualTo(55);
  }

  @Test
  void topUp_canBeTakenBack() {
    store().topUp(MONTH, -60, "ticket 1");

    assertExceeded(reserve("a", hold(MONTH, 41, 100)));
    assertGranted(reserve("b", hold(MONTH, 40, 100)));
  }

  @Test
  void amounts_areExactToTheLargest() throws Exception {
    long largest = largestExact();
    assertGranted(reserve("a", hold(MONTH, largest - 2, largest)));
    assertGranted(reserve("b", hold(MONTH, 1, largest)));
    settle("a", charge(MONTH, largest - 2));

    assertBalance(MONTH, largest - 2, 1);
    assertGranted(reserve("c", hold(MONTH, 1, largest)));
    assertExceeded(reserve("d", hold(MONTH, 1, largest)));
  }

  @Test
  void amounts_areExactWhereADoubleIsNot() throws Exception {
    long even = Math.min(largestExact(), 1L << 53);
    spend(MONTH, even - 1);

    assertBalance(MONTH, even - 1, 0);
    assertExceeded(reserve("a", hold(MONTH, 2, even)));
    assertGranted(reserve("b", hold(MONTH, 1, even)));
    assertBalance(MONTH, even - 1, 1);
  }

  @Test
  void amounts_neverTurnOver() throws Exception {
    long largest = largestExact();
    reserve("a", new Hold(MONTH, largest, 0, 100, false));
    reserve("b", new Hold(MONTH, largest, 0, 100, false));
    spend(DAY, largest);
    settle("second", charge(DAY, largest));

    assertExceeded(reserve("c", hold(MONTH, 1, largest)));
    assertExceeded(reserve("d", hold(DAY, 1, largest)));
    assertThat(balance(MONTH).used()).isGreaterThanOrEqualTo(largest);
    assertThat(balance(DAY).used()).isGreaterThanOrEqualTo(largest);
  }

  @Test
  void balance_ofACounterThatIsNotThereIsZero() {
    reserve("a", hold(DAY, 1, 10));

    assertThat(store().balances(keys(HOUR, DAY, MONTH)))
        .containsExactly(
            new Balance(HOUR, 0, 0, 0), new Balance(DAY, 0, 1, 0), new Balance(MONTH, 0, 0, 0));
    assertThat(store().counters("everyone")).isEmpty();
  }
}
