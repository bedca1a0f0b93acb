/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import io.costintent.budget.redis.RedisBudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.budget.store.WindowKey;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;

/**
 * How many budget checks a second one JVM gets from one Redis, against bare {@code INCRBY} of the
 * same run: rounds of each in turn, medians.
 */
public final class SharedBudgetReport {
  private static final int IN_FLIGHT = 32;
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final long ROUND_NANOS =
      TimeUnit.MILLISECONDS.toNanos(Integer.getInteger("round.millis", 1500));
  private static final List<String> SCOPES = List.of("company", "team", "feature", "experiment");

  private final Map<String, List<Long>> results = new LinkedHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    new SharedBudgetReport().run();
  }

  private void run() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      RedisClient client = RedisClient.create(server.uri());
      try (StatefulRedisConnection<String, String> connection = client.connect();
          RedisBudgetStore exact = open(server, "exact", false);
          RedisBudgetStore sliced = open(server, "sliced", true)) {
        for (int round = 0; round <= ROUNDS; round++) {
          connection.sync().flushall();
          round(round, connection, exact, sliced);
        }
      } finally {
        client.shutdown();
      }
    }
    print();
  }

  private void round(
      int round,
      StatefulRedisConnection<String, String> connection,
      RedisBudgetStore exact,
      RedisBudgetStore sliced)
      throws Exception {
    measure(round, "INCRBY, 32 threads", IN_FLIGHT, thread -> connection.sync().incrby("c", 3));
    Semaphore window = new Semaphore(IN_FLIGHT);
    measure(
        round,
        "INCRBY, 32 in flight from one thread",
        1,
        thread -> {
          window.acquireUninterruptibly();
          connection.async().incrby("c", 3).whenComplete((value, failure) -> window.release());
          return 1;
        });
    window.acquireUninterruptibly(IN_FLIGHT);
    measure(
        round,
        "reserve, four scopes, 32 threads",
        IN_FLIGHT,
        thread -> granted(exact.reserve(reservation("r" + ids.incrementAndGet()))));
    measure(round, "reserve and settle, four scopes, 32 threads", IN_FLIGHT, thread -> pair(exact));
    for (int threads : new int[] {1, 2, 8}) {
      measure(
          round,
          "slice: reserve and settle, four scopes, threads: " + threads,
          threads,
          thread -> pair(sliced));
    }
    measure(
        round,
        "slice: reserve, four scopes, threads: 2",
        2,
        thread -> granted(sliced.reserve(reservation("s" + ids.incrementAndGet()))));
  }

  private long pair(RedisBudgetStore store) {
    String id = "p" + ids.incrementAndGet();
    long granted = granted(store.reserve(reservation(id)));
    store.settle(new Settlement(id, CHARGES));
    return granted;
  }

  private static long granted(ReserveOutcome outcome) {
    if (outcome instanceof ReserveOutcome.Granted) {
      return 1;
    }
    throw new IllegalStateException(outcome.toString());
  }

  /** Counts what {@code operation} does in a round on so many threads. */
  private void measure(int round, String name, int threads, IntToLongFunction operation)
      throws InterruptedException {
    AtomicLong total = new AtomicLong();
    List<Thread> running = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      Thread started =
          new Thread(() -> {
            long count = 0;
            while (System.nanoTime() - begin < ROUND_NANOS) {
              var unused = operation.applyAsLong(thread);
              count++;
            }
            total.addAndGet(count);
          });
      started.start();
      running.add(started);
    }
    for (Thread thread : running) {
      thread.join();
    }
    long perSecond = total.get() * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
    List<Long> rates = results.computeIfAbsent(name, unused -> new ArrayList<>());
    if (round > 0) {
      rates.add(perSecond);
    }
  }

  private void print() {
    long yardstick = median("INCRBY, 32 threads");
    System.out.println();
    System.out.println("| what | per second | from | to | x INCRBY |");
    System.out.println("|---|---:|---:|---:|---:|");
    results.forEach((name, all) -> {
      long[] rates = all.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %,d | %,d | %.2f |%n",
          name,
          median(name),
          rates[0],
          rates[rates.length - 1],
          (double) median(name) / yardstick);
    });
  }

  private long median(String name) {
    long[] rates =
        results.getOrDefault(name, List.of()).stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(rates);
    return rates[rates.length / 2];
  }

  private static RedisBudgetStore open(RedisServer server, String root, boolean slices) {
    return RedisBudgetStore.builder()
        .uri(server.uri())
        .root(root)
        .slices(slices)
        .timeout(Duration.ofSeconds(5))
        .build();
  }

  private static Reservation reservation(String id) {
    return new Reservation(id, HOLDS, TTL);
  }

  private static final Duration TTL = Duration.ofHours(1);
  private static final List<Hold> HOLDS =
      SCOPES.stream().map(scope -> new Hold(key(scope), 7, 3, Long.MAX_VALUE >> 12, true)).toList();
  private static final List<Settlement.Charge> CHARGES =
      SCOPES.stream().map(scope -> new Settlement.Charge(key(scope), 5)).toList();

  private static CounterKey key(String scope) {
    return new CounterKey(scope, scope + "=search", new WindowKey("month:2026-11", 0, 1, null));
  }
}
