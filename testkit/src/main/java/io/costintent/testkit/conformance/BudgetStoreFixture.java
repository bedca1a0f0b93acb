/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.budget.store.WindowKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the tests of a budget store share: how it is opened, and short words for what it is asked.
 */
abstract class BudgetStoreFixture {
  static final CounterKey MONTH = calendar("team", "team=search", "month:2026-11");
  static final CounterKey DAY = calendar("feature", "feature=triage", "day:2026-11-21");
  static final CounterKey LIFETIME = calendar("experiment", "", "lifetime");
  static final CounterKey HOUR = calendar("everyone", "", "hour:2026-11-21T15");

  private static final Duration LONG = Duration.ofHours(1);

  private @Nullable BudgetStore opened;

  /** Opens a store without any counters; called before each test. */
  protected abstract BudgetStore open() throws Exception;

  /** Opens what another JVM would, onto the counters of {@code store}; the same for a local one. */
  protected BudgetStore openAnother(BudgetStore store) throws Exception {
    return store;
  }

  /** Lets at least {@code time} pass by the store's clock, and not much more. */
  protected abstract void advance(Duration time) throws Exception;

  /** How long a reservation lasts in tests that let it expire; short where time really passes. */
  protected Duration ttl() {
    return Duration.ofMinutes(1);
  }

  /** Whether {@link #advance} can let a day pass. */
  protected boolean passesDays() {
    return true;
  }

  /** Waits until everything settled and released so far is in the counters. */
  protected void awaitSettled() throws Exception {}

  /** The largest amount that the store counts exactly. */
  protected long largestExact() {
    return Long.MAX_VALUE;
  }

  @BeforeEach
  final void openStore() throws Exception {
    opened = open();
  }

  @AfterEach
  final void closeStore() {
    store().close();
  }

  final BudgetStore store() {
    return requireNonNull(opened, "opened");
  }

  static CounterKey calendar(String budget, String scope, String window) {
    return new CounterKey(budget, scope, new WindowKey(window, 0, 1, null));
  }

  static CounterKey rolling(long slot) {
    return new CounterKey("rolling", "", new WindowKey("rolling:PT3H", slot, 3, null));
  }

  /** An enforced hold without a floor. */
  static Hold hold(CounterKey key, long amount, long limit) {
    return new Hold(key, amount, 0, limit, true);
  }

  static Reservation reservation(String id, Hold... holds) {
    return new Reservation(id, List.of(holds), LONG);
  }

  static Settlement.Charge charge(CounterKey key, long amount) {
    return new Settlement.Charge(key, amount);
  }

  final ReserveOutcome reserve(String id, Hold... holds) {
    return store().reserve(reservation(id, holds));
  }

  final ReserveOutcome extend(String id, Hold... holds) {
    return store().extend(reservation(id, holds));
  }

  final void settle(String id, Settlement.Charge... charges) throws Exception {
    store().settle(new Settlement(id, List.of(charges)));
    awaitSettled();
  }

  final void release(String id, Hold... holds) throws Exception {
    store().release(reservation(id, holds));
    awaitSettled();
  }

  /** Settles calls that nobody reserved for, so that a counter stands where a test wants it. */
  final void spend(CounterKey key, long amount) throws Exception {
    settle("spent " + key.budget() + ' ' + key.window().slot() + ' ' + amount, charge(key, amount));
  }

  final Balance balance(CounterKey key) {
    return store().balances(List.of(key)).get(0);
  }

  final void assertBalance(CounterKey key, long settled, long reserved) {
    assertThat(balance(key)).isEqualTo(new Balance(key, settled, reserved, 0));
  }

  static void assertGranted(ReserveOutcome outcome, Balance... balances) {
    assertThat(outcome).isEqualTo(new ReserveOutcome.Granted(List.of(balances)));
  }

  static void assertGranted(ReserveOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReserveOutcome.Granted.class);
  }

  static void assertExceeded(ReserveOutcome outcome, int hold, Balance... balances) {
    assertThat(outcome).isEqualTo(new ReserveOutcome.Exceeded(hold, List.of(balances)));
  }

  static void assertExceeded(ReserveOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReserveOutcome.Exceeded.class);
  }

  static List<CounterKey> keys(CounterKey... keys) {
    return Stream.of(keys).toList();
  }
}
