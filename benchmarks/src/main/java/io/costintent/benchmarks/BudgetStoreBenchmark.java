/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.InMemoryBudgetStore;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.budget.store.WindowKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * The store in memory alone: a check that takes a hold, with the settlement that ends it, and a
 * check that is refused. All threads want the same counters.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BudgetStoreBenchmark {
  private static final long PLENTY = Long.MAX_VALUE;
  private static final Duration TTL = Duration.ofMinutes(15);

  private final InMemoryBudgetStore store = InMemoryBudgetStore.create();
  private final List<Hold> one = holds(1, PLENTY);
  private final List<Hold> four = holds(4, PLENTY);
  private final List<Hold> none = holds(1, 0);
  private final List<Settlement.Charge> chargeOne = charges(one);
  private final List<Settlement.Charge> chargeFour = charges(four);

  private static List<Hold> holds(int count, long limit) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new CounterKey(
                "budget-" + i, "team=support", new WindowKey("month:2026-11", 0, 1, null)))
        .map(key -> new Hold(key, 4_000_000, 1_000_000, limit, true))
        .toList();
  }

  private static List<Settlement.Charge> charges(List<Hold> holds) {
    return holds.stream().map(hold -> new Settlement.Charge(hold.key(), 3_000_000)).toList();
  }

  /** A call that one budget applies to. */
  @Benchmark
  public void holdAndSettle1Thread(Ids ids) {
    call(ids, one, chargeOne);
  }

  /** Two at a time. */
  @Benchmark
  @Threads(2)
  public void holdAndSettle2Threads(Ids ids) {
    call(ids, one, chargeOne);
  }

  /** Eight at a time. */
  @Benchmark
  @Threads(8)
  public void holdAndSettle8Threads(Ids ids) {
    call(ids, one, chargeOne);
  }

  /** A call that four budgets apply to. */
  @Benchmark
  public void fourHoldsAndSettle1Thread(Ids ids) {
    call(ids, four, chargeFour);
  }

  /** Two at a time. */
  @Benchmark
  @Threads(2)
  public void fourHoldsAndSettle2Threads(Ids ids) {
    call(ids, four, chargeFour);
  }

  /** Eight at a time. */
  @Benchmark
  @Threads(8)
  public void fourHoldsAndSettle8Threads(Ids ids) {
    call(ids, four, chargeFour);
  }

  /** A call that is not let through. */
  @Benchmark
  public ReserveOutcome refusal1Thread(Ids ids) {
    return store.reserve(new Reservation(ids.next(), none, TTL));
  }

  /** Eight at a time. */
  @Benchmark
  @Threads(8)
  public ReserveOutcome refusal8Threads(Ids ids) {
    return store.reserve(new Reservation(ids.next(), none, TTL));
  }

  /** What the id of a reservation costs, which is in all of the others. */
  @Benchmark
  public String idAlone(Ids ids) {
    return ids.next();
  }

  private void call(Ids ids, List<Hold> holds, List<Settlement.Charge> charges) {
    String id = ids.next();
    if (!(store.reserve(new Reservation(id, holds, TTL)) instanceof ReserveOutcome.Granted)) {
      throw new IllegalStateException("not granted");
    }
    store.settle(new Settlement(id, charges));
  }

  /** Makes ids as the budgets do, one sequence for each thread. */
  @State(Scope.Thread)
  public static class Ids {
    private static final AtomicInteger threads = new AtomicInteger();

    private final String prefix = "node-" + threads.incrementAndGet() + '-';
    private long last;

    String next() {
      return prefix + Long.toString(++last, Character.MAX_RADIX);
    }
  }
}
