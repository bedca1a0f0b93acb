/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.ReserveOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** One JVM of many that spend from one budget as fast as they can, until its input ends. */
final class OvershootWorker {
  static final long HELD = 10;
  static final Duration TTL = Duration.ofSeconds(8);

  private OvershootWorker() {}

  /**
   * Runs until told to stop.
   *
   * @param args uri, root, folder of the journal, name, number of threads, limit, slices or not
   */
  public static void main(String[] args) throws Exception {
    String name = args[3];
    int threads = Integer.parseInt(args[4]);
    long limit = Long.parseLong(args[5]);
    Path folder = Path.of(args[2]);
    Tally tally = Tally.of(tally(folder, name), threads);
    AtomicBoolean stopped = new AtomicBoolean();
    try (RedisBudgetStore store =
        RedisBudgetStore.builder()
            .uri(args[0])
            .root(args[1])
            .journal(folder)
            .slices(Boolean.parseBoolean(args[6]))
            .sliceTtl(TTL)
            .timeout(Duration.ofSeconds(1))
            .build()) {
      Await.until("connected", () -> !store.health().isDegraded());
      System.out.println("ready");
      List<Thread> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        Thread started =
            new Thread(() -> spend(store, tally, name, thread, limit, stopped), "worker-" + i);
        started.start();
        running.add(started);
      }
      while (System.in.read() >= 0) {
        continue;
      }
      stopped.set(true);
      for (Thread thread : running) {
        thread.join();
      }
    }
    System.out.println("done");
  }

  static Path tally(Path folder, String name) {
    return folder.resolve(name + ".tally");
  }

  static String id(String name, int thread, long call) {
    return name + '/' + thread + '/' + call;
  }

  private static void spend(
      RedisBudgetStore store,
      Tally tally,
      String name,
      int thread,
      long limit,
      AtomicBoolean stopped) {
    Random random = new Random(thread);
    for (long call = 0; !stopped.get(); call++) {
      String id = id(name, thread, call);
      ReserveOutcome outcome = store.reserve(Calls.call(id, HELD, limit, TTL));
      if (outcome instanceof ReserveOutcome.Granted) {
        tally.granted(thread);
        if (random.nextInt(10) == 0) {
          store.release(Calls.call(id, HELD, limit, TTL));
          continue;
        }
        long amount = random.nextInt((int) HELD + 1);
        tally.intends(thread, call, amount);
        store.settle(Calls.charge(id, amount));
        tally.did(thread);
      } else if (outcome instanceof ReserveOutcome.Exceeded) {
        tally.refused(thread);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      } else {
        tally.unavailable(thread);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
  }
}
