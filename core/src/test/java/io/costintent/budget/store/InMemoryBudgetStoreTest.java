/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.intent.IntentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to the store in memory; what every store does is in testkit's suite. */
class InMemoryBudgetStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final WindowKey MONTH =
      new WindowKey("month:2026-11", 0, 1, Instant.parse("2026-12-31T00:00:00Z"));

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void call_isHeldAndSettled() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);

    ReserveOutcome outcome = store.reserve(reservation("a", 70, tenant(1), tenant(2)));
    assertThat(store.openReservations()).isEqualTo(1);
    store.settle(new Settlement("a", List.of(new Settlement.Charge(tenant(1), 20))));

    assertThat(outcome).isInstanceOf(ReserveOutcome.Granted.class);
    assertThat(store.openReservations()).isZero();
    assertThat(store.balances(List.of(tenant(1), tenant(2))))
        .containsExactly(new Balance(tenant(1), 20, 0, 0), new Balance(tenant(2), 0, 0, 0));
  }

  @Test
  void refusal_leavesNothingBehind() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);
    store.reserve(reservation("a", 70, tenant(1)));

    ReserveOutcome outcome = store.reserve(reservation("b", 31, tenant(2), tenant(1)));

    assertThat(outcome).isInstanceOf(ReserveOutcome.Exceeded.class);
    assertThat(store.openReservations()).isEqualTo(1);
    assertThat(store.balances(List.of(tenant(2)))).containsExactly(new Balance(tenant(2), 0, 0, 0));
  }

  @Test
  void release_andExtension_changeWhatIsHeld() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);
    store.reserve(reservation("a", 70, tenant(1)));

    store.extend(reservation("a", 90, tenant(1), tenant(2)));
    assertThat(store.balances(List.of(tenant(1), tenant(2))))
        .extracting(Balance::reserved)
        .containsExactly(90L, 90L);
    store.extend(reservation("a", 10, tenant(2)));
    assertThat(store.balances(List.of(tenant(1), tenant(2))))
        .extracting(Balance::reserved)
        .containsExactly(0L, 10L);
    store.release(reservation("a", 10, tenant(2)));

    assertThat(store.balances(List.of(tenant(2)))).extracting(Balance::used).containsExactly(0L);
  }

  @Test
  void expiredReservation_isSettledLateOrHeldAgain() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);
    Hold hold = new Hold(tenant(1), 70, 30, 100, true);
    store.reserve(new Reservation("a", List.of(hold), Duration.ofMinutes(1)));
    now.set(NOON.plusSeconds(60));

    assertThat(store.balances(List.of(tenant(1))))
        .containsExactly(new Balance(tenant(1), 30, 0, 0));
    store.extend(new Reservation("a", List.of(hold), Duration.ofMinutes(1)));
    assertThat(store.balances(List.of(tenant(1))))
        .containsExactly(new Balance(tenant(1), 0, 70, 0));
    now.set(NOON.plusSeconds(120));
    assertThat(store.balances(List.of(tenant(1))))
        .containsExactly(new Balance(tenant(1), 30, 0, 0));
    store.settle(new Settlement("a", List.of(new Settlement.Charge(tenant(1), 5))));

    assertThat(store.balances(List.of(tenant(1)))).containsExactly(new Balance(tenant(1), 5, 0, 0));
  }

  @Test
  void rollingCounter_forgetsBySlots() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);
    store.settle(new Settlement("a", List.of(new Settlement.Charge(rolling(4), 10))));
    store.settle(new Settlement("b", List.of(new Settlement.Charge(rolling(5), 1))));

    assertThat(store.balances(List.of(rolling(5)))).extracting(Balance::settled).contains(11L);
    assertThat(store.balances(List.of(rolling(6)))).extracting(Balance::settled).contains(1L);
    assertThat(store.counters("rolling")).containsExactly(rolling(6));
  }

  /** Somebody makes up tenants: each would be a counter for the rest of the month. */
  @Test
  void countersBeyondTheBound_areSharedByBudgetAndWindow() {
    InMemoryBudgetStore store =
        InMemoryBudgetStore.builder().time(now::get).mostCounters(100).build();

    long granted =
        IntStream.range(0, 10_000)
            .mapToObj(i -> store.reserve(reservation("call " + i, 10, tenant(i))))
            .filter(ReserveOutcome.Granted.class::isInstance)
            .count();

    assertThat(granted).isEqualTo(100 + 10);
    assertThat(store.counters("tenant")).hasSize(101);
    assertThat(store.sharedCounterUses()).isEqualTo(9_900);
    assertThat(store.balances(List.of(tenant(9_999))))
        .containsExactly(new Balance(tenant(9_999), 0, 100, 0));
  }

  @Test
  void countersBeyondTheBound_areSettledWhereTheyWereHeld() {
    InMemoryBudgetStore store =
        InMemoryBudgetStore.builder().time(now::get).mostCounters(1).build();
    store.reserve(reservation("a", 10, tenant(1)));
    store.reserve(reservation("b", 10, tenant(2)));
    store.reserve(reservation("c", 10, tenant(3)));

    store.settle(new Settlement("b", List.of(new Settlement.Charge(tenant(2), 4))));

    assertThat(store.balances(List.of(tenant(1), tenant(2), tenant(3))))
        .containsExactly(
            new Balance(tenant(1), 0, 10, 0),
            new Balance(tenant(2), 4, 10, 0),
            new Balance(tenant(3), 4, 10, 0));
  }

  @Test
  void forgottenCounters_makeRoomForOthers() {
    InMemoryBudgetStore store =
        InMemoryBudgetStore.builder().time(now::get).mostCounters(1).build();
    store.reserve(reservation("a", 10, tenant(1)));

    now.set(Instant.parse("2026-12-31T00:00:00Z"));
    CounterKey later = new CounterKey("tenant", "2", new WindowKey("month:2027-01", 0, 1, null));
    store.reserve(reservation("b", 10, later));

    assertThat(store.counters("tenant")).containsExactly(later);
    assertThat(store.sharedCounterUses()).isZero();
  }

  @Test
  void endedReservations_areKnownUpToTheBound() {
    InMemoryBudgetStore store =
        InMemoryBudgetStore.builder().time(now::get).remembered(1024).build();
    IntStream.range(0, 100_000).forEach(i -> settleOne(store, "call-" + i));

    IntStream.range(99_900, 100_000).forEach(i -> settleOne(store, "call-" + i));
    assertThat(store.balances(List.of(tenant(1)))).extracting(Balance::settled).contains(100_000L);

    settleOne(store, "call-1");
    assertThat(store.balances(List.of(tenant(1)))).extracting(Balance::settled).contains(100_001L);
  }

  @Test
  void claims_areBounded() {
    InMemoryBudgetStore store =
        InMemoryBudgetStore.builder().time(now::get).mostCounters(2).build();
    Instant until = NOON.plusSeconds(60);

    assertThat(store.claim("a", until)).isTrue();
    assertThat(store.claim("a", until)).isFalse();
    assertThat(store.claim("b", until)).isTrue();
    assertThat(store.claim("c", until)).isFalse();
    now.set(until);
    assertThat(store.claim("c", until.plusSeconds(60))).isTrue();
  }

  @Test
  void killSwitches_areSeenAtOnce() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create();
    KillSwitch stop = new KillSwitch(IntentKey.TEAM, "search", "runaway", "on call", NOON);

    store.kill(stop);
    assertThat(store.killSwitches()).containsExactly(stop);
    store.unkill(IntentKey.TEAM, "search");
    assertThat(store.killSwitches()).isEmpty();
    store.close();
  }

  @Test
  void topUp_makesACounter() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);

    store.topUp(tenant(1), 5, "ticket");
    store.topUp(tenant(1), 5, "ticket");

    assertThat(store.balances(List.of(tenant(1))))
        .extracting(Balance::toppedUp)
        .containsExactly(5L);
  }

  @Test
  void lastingReservation_neverExpires() {
    InMemoryBudgetStore store = InMemoryBudgetStore.create(now::get);
    Hold hold = new Hold(tenant(1), 70, 70, 100, true);

    store.reserve(new Reservation("a", List.of(hold), Duration.ofSeconds(Long.MAX_VALUE)));
    now.set(Instant.parse("9999-01-01T00:00:00Z"));
    store.balances(List.of());

    assertThat(store.openReservations()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void bounds_arePositive(int bound) {
    InMemoryBudgetStore.Builder builder = InMemoryBudgetStore.builder();

    assertThatThrownBy(() -> builder.mostCounters(bound))
        .hasMessage("mostCounters: " + bound + " (expected: >= 1)");
    assertThatThrownBy(() -> builder.remembered(bound))
        .hasMessage("remembered: " + bound + " (expected: >= 1)");
  }

  private static void settleOne(BudgetStore store, String id) {
    store.settle(new Settlement(id, List.of(new Settlement.Charge(tenant(1), 1))));
  }

  private static Reservation reservation(String id, long amount, CounterKey... keys) {
    List<Hold> holds =
        List.of(keys).stream().map(key -> new Hold(key, amount, 0, 100, true)).toList();
    return new Reservation(id, holds, Duration.ofHours(1));
  }

  private static CounterKey tenant(int number) {
    return new CounterKey("tenant", "tenant=" + number, MONTH);
  }

  private static CounterKey rolling(long slot) {
    return new CounterKey("rolling", "", new WindowKey("rolling:PT2H", slot, 2, null));
  }
}
