/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.KillSwitch;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.intent.IntentKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a budget store must do when many ask at once, on several threads or from several JVMs. */
abstract class BudgetStoreRaces extends BudgetStoreFixture {
  private static final int THREADS = 8;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static final KillSwitch STOPPED =
      new KillSwitch(IntentKey.FEATURE, "triage", "runs in circles", "on call", Instant.EPOCH);

  /** LiteLLM 34732, 26672: what is checked first and taken later is taken by all who checked. */
  @Test
  void limit_isNeverExceededByThreadsThatReserveAtOnce() throws Throwable {
    AtomicInteger granted = new AtomicInteger();
    AtomicLong most = new AtomicLong();

    Threads.run(
        THREADS,
        thread -> {
          for (int call = 0; call < 100; call++) {
            ReserveOutcome outcome = reserve(thread + "/" + call, hold(MONTH, 7, 2000));
            granted.addAndGet(outcome instanceof ReserveOutcome.Granted ? 1 : 0);
            most.accumulateAndGet(used(outcome), Math::max);
          }
        });

    assertThat(granted).hasValue(2000 / 7);
    assertThat(most).hasValue(2000 / 7 * 7);
    assertBalance(MONTH, 0, 2000 / 7 * 7);
  }

  /** Bucket4j 404: four hundred that ask for one key at once all get an answer. */
  @Test
  void hotKey_answersEverybody() throws Throwable {
    AtomicInteger granted = new AtomicInteger();
    AtomicInteger exceeded = new AtomicInteger();

    Threads.run(
        400,
        thread -> {
          ReserveOutcome outcome = reserve("call " + thread, hold(MONTH, 1, 150));
          granted.addAndGet(outcome instanceof ReserveOutcome.Granted ? 1 : 0);
          exceeded.addAndGet(outcome instanceof ReserveOutcome.Exceeded ? 1 : 0);
        });

    assertThat(granted).hasValue(150);
    assertThat(exceeded).hasValue(250);
  }

  @Test
  void callsOfManyThreads_areAllCountedAndNeverAboveTheLimit() throws Throwable {
    AtomicLong spent = new AtomicLong();
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong most = new AtomicLong();

    Threads.run(
        THREADS + 1,
        thread -> {
          if (thread == THREADS) {
            while (!done.get()) {
              most.accumulateAndGet(balance(MONTH).used(), Math::max);
            }
            return;
          }
          try {
            for (int call = 0; call < 100; call++) {
              spent.addAndGet(callOnce(thread + "/" + call, call % 5));
            }
          } finally {
            done.set(true);
          }
        });
    awaitSettled();

    assertBalance(MONTH, spent.get(), 0);
    assertBalance(DAY, spent.get(), 0);
    assertThat(most.get()).isBetween(0L, 1000L);
  }

  /** Holds 5, spends less, and now and then is for nothing; returns what it spent. */
  private long callOnce(String id, int spends) {
    Hold[] holds = {hold(MONTH, 5, 1000), hold(DAY, 5, 100_000)};
    if (!(reserve(id, holds) instanceof ReserveOutcome.Granted)) {
      return 0;
    }
    if (spends == 0) {
      store().release(reservation(id, holds));
      return 0;
    }
    store().settle(new Settlement(id, List.of(charge(MONTH, spends), charge(DAY, spends))));
    return spends;
  }

  @Test
  void holdsOfSeveralCounters_areTakenTogetherOrNotAtAllByManyThreads() throws Throwable {
    List<CounterKey> ring = List.of(MONTH, DAY, HOUR, LIFETIME);
    AtomicLong[] granted = Stream.generate(AtomicLong::new).limit(4).toArray(AtomicLong[]::new);

    Threads.run(
        THREADS,
        thread -> {
          for (int call = 0; call < 100; call++) {
            int first = (thread + call) % 4;
            int second = (first + 1 + call % 3) % 4;
            ReserveOutcome outcome =
                reserve(
                    thread + "/" + call,
                    hold(ring.get(first), 3, 500),
                    hold(ring.get(second), 3, 500));
            if (outcome instanceof ReserveOutcome.Granted) {
              granted[first].addAndGet(3);
              granted[second].addAndGet(3);
            }
          }
        });

    for (int i = 0; i < 4; i++) {
      assertBalance(ring.get(i), 0, granted[i].get());
      assertThat(granted[i].get()).isBetween(3L, 500L);
    }
  }

  /** LiteLLM 30460: a client that did not get the answer asks again, and nothing doubles. */
  @Test
  void ambiguousRetries_countOnce() throws Throwable {
    Hold small = new Hold(MONTH, 5, 5, 100_000, true);
    Hold large = new Hold(MONTH, 9, 9, 100_000, true);

    Threads.run(
        THREADS,
        thread -> {
          for (int call = 0; call < 100; call++) {
            String id = "call " + call;
            reserve(id, small);
            extend(id, large);
            store().settle(new Settlement(id, List.of(charge(MONTH, 2))));
            store().release(reservation(id, large));
            reserve(id, small);
          }
        });
    awaitSettled();

    assertThat(balance(MONTH)).isEqualTo(new Balance(MONTH, 200, 0, 0));
  }

  @Test
  void claim_isGivenToOneOfMany() throws Throwable {
    AtomicInteger first = new AtomicInteger();
    Instant until = store().time().instant().plusSeconds(3600);

    try (BudgetStore another = openAnother(store())) {
      Threads.run(
          THREADS,
          thread -> {
            BudgetStore mine = thread % 2 == 0 ? store() : another;
            for (int claim = 0; claim < 20; claim++) {
              first.addAndGet(mine.claim("claim " + claim, until) ? 1 : 0);
            }
          });
    }

    assertThat(first).hasValue(20);
  }

  @Test
  void killSwitch_isSeenByAllWithinASecond() throws Throwable {
    try (BudgetStore another = openAnother(store())) {
      assertThat(another.killSwitches()).isEmpty();

      store().kill(STOPPED);

      assertWithinASecond(() -> another.killSwitches().equals(List.of(STOPPED)));
      assertWithinASecond(() -> store().killSwitches().equals(List.of(STOPPED)));
    }
  }

  @Test
  void killSwitch_isTakenBackByAllWithinASecond() throws Throwable {
    KillSwitch other =
        new KillSwitch(IntentKey.EXPERIMENT_ID, "bm25", "done", "on call", Instant.EPOCH);
    store().kill(STOPPED);
    store().kill(other);

    try (BudgetStore another = openAnother(store())) {
      another.unkill(IntentKey.FEATURE, "triage");

      assertWithinASecond(() -> another.killSwitches().equals(List.of(other)));
      assertWithinASecond(() -> store().killSwitches().equals(List.of(other)));
    }
  }

  @Test
  void killSwitch_isReplacedByALaterOne() {
    KillSwitch later =
        new KillSwitch(IntentKey.FEATURE, "triage", "still does", "on call", Instant.EPOCH);
    store().kill(STOPPED);
    store().kill(later);

    assertWithinASecond(() -> store().killSwitches().equals(List.of(later)));
  }

  @Test
  void counters_areThoseOfAllUsers() throws Throwable {
    try (BudgetStore another = openAnother(store())) {
      reserve("a", hold(MONTH, 70, 100));

      assertExceeded(another.reserve(reservation("b", hold(MONTH, 31, 100))));
      another.settle(new Settlement("a", List.of(charge(MONTH, 10))));
    }
    awaitSettled();

    assertBalance(MONTH, 10, 0);
  }

  private static long used(ReserveOutcome outcome) {
    if (outcome instanceof ReserveOutcome.Granted granted) {
      return granted.balances().get(0).used();
    }
    return outcome instanceof ReserveOutcome.Exceeded exceeded
        ? exceeded.balances().get(0).used()
        : 0;
  }

  private static void assertWithinASecond(BooleanSupplier condition) {
    for (int i = 0; !condition.getAsBoolean() && i < 1000; i++) {
      LockSupport.parkNanos(SECOND / 1000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
