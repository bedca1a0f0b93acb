/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.KillSwitch;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.intent.IntentKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A real store that can be told to fail. */
final class FailingStore implements BudgetStore {
  private final BudgetStore store;
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger extended = new AtomicInteger();
  volatile boolean down;
  volatile boolean throwing;
  volatile boolean losesAnswers;

  FailingStore(BudgetStore store) {
    this.store = store;
  }

  @Override
  public InstantSource time() {
    return store.time();
  }

  @Override
  public ReserveOutcome reserve(Reservation reservation) {
    asked.incrementAndGet();
    if (throwing) {
      throw new IllegalStateException("broken");
    }
    if (down) {
      return new ReserveOutcome.Unavailable("down");
    }
    ReserveOutcome outcome = store.reserve(reservation);
    return losesAnswers ? new ReserveOutcome.Unavailable("timeout") : outcome;
  }

  @Override
  public ReserveOutcome extend(Reservation reservation) {
    extended.incrementAndGet();
    return down ? new ReserveOutcome.Unavailable("down") : store.extend(reservation);
  }

  @Override
  public void settle(Settlement settlement) {
    store.settle(settlement);
  }

  @Override
  public void release(Reservation reservation) {
    store.release(reservation);
  }

  @Override
  public List<Balance> balances(Collection<CounterKey> keys) {
    return store.balances(keys);
  }

  @Override
  public List<CounterKey> counters(String budget) {
    return store.counters(budget);
  }

  @Override
  public void topUp(CounterKey key, long amount, String id) {
    store.topUp(key, amount, id);
  }

  @Override
  public void kill(KillSwitch killSwitch) {
    store.kill(killSwitch);
  }

  @Override
  public void unkill(IntentKey key, String value) {
    store.unkill(key, value);
  }

  @Override
  public List<KillSwitch> killSwitches() {
    return store.killSwitches();
  }

  @Override
  public boolean claim(String key, Instant until) {
    return store.claim(key, until);
  }

  @Override
  public void close() {
    store.close();
  }
}
