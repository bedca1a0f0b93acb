/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.KillSwitch;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.intent.IntentKey;
import io.costintent.internal.Guard;
import io.costintent.internal.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks a store that has stopped answering only now and then, so that calls do not wait for it.
 *
 * <p>After five failures in a row calls are told at once that the store is unavailable. After a
 * second one call tries again; as long as that fails the pause doubles, up to 30 seconds. What does
 * not block goes through always. Thread-safe.
 *
 * @since 0.1
 */
public final class StoreBreaker implements BudgetStore {
  private static final int FAILURES = 5;
  private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();
  private static final ReserveOutcome OPEN =
      new ReserveOutcome.Unavailable("the store failed lately and is not asked");
  private static final ReserveOutcome FAILED = new ReserveOutcome.Unavailable("the store failed");

  private final BudgetStore store;
  private final LongSupplier nanos;
  private final AtomicLong failures = new AtomicLong();

  /** When the next call may try, while open. */
  private final AtomicLong retryAt = new AtomicLong();

  private volatile boolean open;
  private volatile long pause = FIRST_PAUSE;

  /** Returns a breaker around {@code store}, with a clock that only moves forward. */
  public StoreBreaker(BudgetStore store, LongSupplier nanos) {
    this.store = requireNonNull(store, "store");
    this.nanos = requireNonNull(nanos, "nanos");
  }

  /** Whether calls are not told by the store at present. */
  public boolean isOpen() {
    return open;
  }

  @Override
  public InstantSource time() {
    return store.time();
  }

  @Override
  public ReserveOutcome reserve(Reservation reservation) {
    return mayAsk() ? answered(() -> store.reserve(reservation)) : OPEN;
  }

  @Override
  public ReserveOutcome extend(Reservation reservation) {
    return mayAsk() ? answered(() -> store.extend(reservation)) : OPEN;
  }

  private boolean mayAsk() {
    if (!open) {
      return true;
    }
    long due = retryAt.get();
    long now = nanos.getAsLong();
    return now - due >= 0 && retryAt.compareAndSet(due, now + pause);
  }

  private ReserveOutcome answered(Supplier<ReserveOutcome> question) {
    ReserveOutcome outcome =
        Guard.get("budget store", () -> requireNonNull(question.get(), "outcome"), FAILED);
    if (outcome instanceof ReserveOutcome.Unavailable unavailable) {
      failed(unavailable.reason());
    } else if (failures.get() != 0) {
      recovered();
    }
    return outcome;
  }

  private synchronized void failed(String reason) {
    long count = failures.incrementAndGet();
    if (open) {
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      retryAt.set(nanos.getAsLong() + pause);
    } else if (count >= FAILURES) {
      retryAt.set(nanos.getAsLong() + pause);
      open = true;
      Notices.warn(
          "the store of budgets gives no answer ("
              + reason
              + "); calls go by each budget's store_failure until it does");
    }
  }

  private synchronized void recovered() {
    failures.set(0);
    pause = FIRST_PAUSE;
    if (open) {
      open = false;
      Notices.warn("the store of budgets answers again");
    }
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
