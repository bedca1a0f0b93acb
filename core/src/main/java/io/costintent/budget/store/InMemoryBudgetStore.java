/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static java.util.Objects.requireNonNull;

import io.costintent.intent.IntentKey;
import io.costintent.internal.Clocks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Keeps the counters of budgets in this JVM's memory, exactly, without locks and without waiting.
 *
 * <p>Settled and reserved are one word for each counter, changed by compare-and-set: no hold that
 * is enforced ever brings it above its limit, not for an instant, however many threads reserve. Of
 * several counters all are taken or none; a call that loses a race for the last of one gives back
 * what it took of the others, where a third call may find it missing for that instant and be
 * refused. What is left is taken last of the counter with the least room, so that this needs two
 * counters to be nearly full at once.
 *
 * <p>Memory is bounded. Beyond {@link Builder#mostCounters} counters, new values of a budget's
 * {@code each} share one counter per budget and window. Of ended reservations the latest {@link
 * Builder#remembered} are known, a few of them less long; a busier day than that forgets earlier,
 * and what is settled under a forgotten id is charged as that of an unknown one. Nothing outlives
 * the JVM.
 *
 * <p>Reservations expire, and counters are forgotten, when the store is next asked for anything.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryBudgetStore implements BudgetStore {
  private final InstantSource time;
  private final Counters counters;
  private final Reservations reservations;
  private final Claims claims;
  private final AtomicReference<List<KillSwitch>> switches = new AtomicReference<>(List.of());

  /** Returns an empty store with the machine's clock. */
  public static InMemoryBudgetStore create() {
    return builder().build();
  }

  /** Returns an empty store with this clock. */
  public static InMemoryBudgetStore create(InstantSource time) {
    return builder().time(time).build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  private InMemoryBudgetStore(Builder builder) {
    this.time = builder.time;
    this.counters = new Counters(builder.mostCounters);
    this.reservations = new Reservations(counters, time, builder.remembered);
    this.claims = new Claims(builder.mostCounters);
  }

  @Override
  public InstantSource time() {
    return time;
  }

  @Override
  public ReserveOutcome reserve(Reservation reservation) {
    return reservations.reserve(reservation, arrive());
  }

  @Override
  public ReserveOutcome extend(Reservation reservation) {
    return reservations.extend(reservation, arrive());
  }

  @Override
  public void settle(Settlement settlement) {
    reservations.settle(settlement);
  }

  @Override
  public void release(Reservation reservation) {
    reservations.release(reservation.id());
  }

  @Override
  public List<Balance> balances(Collection<CounterKey> keys) {
    arrive();
    return keys.stream().map(this::balance).toList();
  }

  private Balance balance(CounterKey key) {
    Counter counter = counters.find(key);
    if (counter == null) {
      return new Balance(key, 0, 0, 0);
    }
    counter.arriveIn(key.window());
    return counter.balance(key);
  }

  @Override
  public List<CounterKey> counters(String budget) {
    arrive();
    return counters.ofBudget(budget);
  }

  @Override
  public void topUp(CounterKey key, long amount, String id) {
    counters.of(key, arrive()).topUp(amount, requireNonNull(id, "id"));
  }

  @Override
  public void kill(KillSwitch killSwitch) {
    switches.updateAndGet(before ->
        Stream.concat(others(before, killSwitch.key(), killSwitch.value()), Stream.of(killSwitch))
            .toList());
  }

  @Override
  public void unkill(IntentKey key, String value) {
    switches.updateAndGet(before -> others(before, key, value).toList());
  }

  private static Stream<KillSwitch> others(List<KillSwitch> all, IntentKey key, String value) {
    return all.stream().filter(one -> one.key() != key || !one.value().equals(value));
  }

  @Override
  public List<KillSwitch> killSwitches() {
    return switches.get();
  }

  @Override
  public boolean claim(String key, Instant until) {
    return claims.claim(key, until, time.instant());
  }

  /** Does nothing: there is nothing to be written. */
  @Override
  public void close() {}

  /** How many reservations are held or being made. */
  public int openReservations() {
    return reservations.open();
  }

  /** How many times a call was counted in a shared counter because there were too many. */
  public long sharedCounterUses() {
    return counters.shared();
  }

  private long arrive() {
    long now = time.millis();
    reservations.reapIfDue(now);
    counters.forgetIfDue(now);
    return now;
  }

  /** Collects the bounds of a store. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private InstantSource time = Clocks.WALL;
    private int mostCounters = 100_000;
    private int remembered = 1 << 17;

    private Builder() {}

    /** Sets the clock; the machine's unless set. */
    public Builder time(InstantSource time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /** Sets how many counters there may be before new ones are shared; 100,000 unless set. */
    public Builder mostCounters(int counters) {
      this.mostCounters = positive("mostCounters", counters);
      return this;
    }

    /** Sets how many ended reservations are known; 131,072 unless set. */
    public Builder remembered(int reservations) {
      this.remembered = positive("remembered", reservations);
      return this;
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
      }
      return value;
    }

    /** Returns an empty store. */
    public InMemoryBudgetStore build() {
      return new InMemoryBudgetStore(this);
    }
  }
}
