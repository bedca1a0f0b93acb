/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static io.costintent.budget.redis.Calls.MONTH;
import static io.costintent.budget.redis.Calls.balance;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.Balance;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many JVMs, some of them killed, spend from one hot budget that is nearly always used up: what the
 * store says is sampled all the while.
 *
 * <p>{@code -Dovershoot.seconds=60 -Dovershoot.jvms=8} makes it long.
 */
@Timeout(600)
class OvershootTest {
  private static final int SECONDS = Integer.getInteger("overshoot.seconds", 3);
  private static final int JVMS = Integer.getInteger("overshoot.jvms", 4);
  private static final int THREADS = 25;
  private static final long LIMIT = 20_000;

  @TempDir Path folder;
  private final List<Worker> workers = new ArrayList<>();
  private long samples;
  private long closest = Long.MAX_VALUE;
  private long toppedUp;

  @Test
  void exactReserves_neverExceedTheLimitOfAHotBudgetOverManyProcesses() throws Exception {
    hammer(false);
  }

  @Test
  void slices_neverExceedTheLimitOfAHotBudgetOverManyProcesses() throws Exception {
    hammer(true);
  }

  private void hammer(boolean slices) throws Exception {
    String root = SharedRedis.newRoot();
    try (RedisBudgetStore watcher =
        RedisBudgetStore.builder()
            .uri(SharedRedis.uri())
            .root(root)
            .slices(false)
            .timeout(Duration.ofSeconds(5))
            .build()) {
      for (int i = 0; i < JVMS; i++) {
        workers.add(Worker.start("jvm" + i, folder, root, slices));
      }
      for (Worker worker : workers) {
        worker.awaitReady();
      }
      watch(watcher, SECONDS * 400L);
      workers.get(0).kill();
      watch(watcher, SECONDS * 300L);
      workers.get(1).kill();
      watch(watcher, SECONDS * 300L);
      for (Worker worker : workers) {
        worker.stop();
      }
    }
    // Opens the journals that nobody has adopted yet.
    try (RedisBudgetStore heir =
        RedisBudgetStore.builder()
            .uri(SharedRedis.uri())
            .root(root)
            .journal(folder)
            .slices(false)
            .timeout(Duration.ofSeconds(5))
            .build()) {
      Await.until("nothing is leaked", () -> sample(heir).reserved() == 0);
      Balance last = balance(heir);
      report(slices, last);
      assertSettled(slices, root, last.settled());
    } finally {
      for (Worker worker : workers) {
        worker.kill();
      }
    }
  }

  /** Samples, and tops up a little now and then, so that it goes on at the limit. */
  private void watch(RedisBudgetStore watcher, long millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long next = System.nanoTime();
    long atLast = end + TimeUnit.MINUTES.toNanos(1);
    // A busy machine takes longer until the budget is used up for the first time.
    while (System.nanoTime() < end || (refused() == 0 && System.nanoTime() < atLast)) {
      Balance balance = sample(watcher);
      if (System.nanoTime() > next && balance.used() * 10 > (LIMIT + balance.toppedUp()) * 9) {
        watcher.topUp(MONTH, LIMIT, "top-up " + ++toppedUp);
        next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
      }
    }
  }

  private long refused() throws IOException {
    long refused = 0;
    for (Worker worker : workers) {
      refused += worker.tally().refused();
    }
    return refused;
  }

  private Balance sample(RedisBudgetStore store) {
    Balance balance = balance(store);
    long room = LIMIT + balance.toppedUp() - balance.used();
    assertThat(room).as("room below the limit at sample %s", samples).isNotNegative();
    assertThat(balance.reserved()).isNotNegative();
    samples++;
    closest = Math.min(closest, room);
    return balance;
  }

  /** Of the killed, one settlement for each thread may have been made or not; the store knows. */
  private void assertSettled(boolean slices, String root, long settled) throws IOException {
    long least = 0;
    long most = 0;
    RedisClient client = RedisClient.create(SharedRedis.uri());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      for (Worker worker : workers) {
        Tally tally = worker.tally();
        least += tally.done();
        most += tally.done();
        for (int thread = 0; thread < THREADS; thread++) {
          String id = OvershootWorker.id(worker.name, thread, tally.lastCall(thread));
          String record = connection.sync().get(Names.prefix(root) + "r:" + id);
          if (slices) {
            most += tally.inDoubt(thread);
          } else if (Objects.equals(record, "S")) {
            least += tally.inDoubt(thread);
            most += tally.inDoubt(thread);
          }
        }
      }
    } finally {
      client.shutdown();
    }
    assertThat(settled).isBetween(least, most);
    assertThat(most - least).isLessThanOrEqualTo(slices ? 2 * THREADS * OvershootWorker.HELD : 0);
  }

  private void report(boolean slices, Balance last) throws IOException {
    long granted = 0;
    long refused = 0;
    long unavailable = 0;
    for (Worker worker : workers) {
      granted += worker.tally().granted();
      refused += worker.tally().refused();
      unavailable += worker.tally().unavailable();
    }
    System.out.printf(
        "%s: %d JVMs x %d threads, %d s, 2 killed: %d granted, %d refused, %d unavailable,"
            + " %d samples, closest %d below the limit, settled %d of %d%n",
        slices ? "slices" : "exact",
        JVMS,
        THREADS,
        SECONDS,
        granted,
        refused,
        unavailable,
        samples,
        closest,
        last.settled(),
        LIMIT + last.toppedUp());
    assertThat(granted).as("granted").isPositive();
    assertThat(refused).as("refused").isPositive();
  }

  /** A JVM of its own. */
  private static final class Worker {
    private final String name;
    private final Path folder;
    private final Process process;
    private final BufferedReader output;

    private Worker(String name, Path folder, Process process) {
      this.name = name;
      this.folder = folder;
      this.process = process;
      this.output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Worker start(String name, Path folder, String root, boolean slices) throws IOException {
      return new Worker(
          name,
          folder,
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:TieredStopAtLevel=1",
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OvershootWorker.class.getName(),
                  SharedRedis.uri(),
                  root,
                  folder.toString(),
                  name,
                  Integer.toString(THREADS),
                  Long.toString(LIMIT),
                  Boolean.toString(slices))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }

    void awaitReady() throws IOException {
      assertThat(output.readLine()).isEqualTo("ready");
    }

    Tally tally() throws IOException {
      return Tally.of(OvershootWorker.tally(folder, name), THREADS);
    }

    /** SIGKILL. */
    void kill() throws Exception {
      process.destroyForcibly().waitFor();
    }

    void stop() throws Exception {
      if (process.isAlive()) {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.readLine()).isEqualTo("done");
      }
    }
  }
}
