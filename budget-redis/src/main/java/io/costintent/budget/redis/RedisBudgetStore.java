/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Background;
import io.costintent.budget.redis.internal.Log;
import io.costintent.budget.redis.internal.Surroundings;
import io.costintent.budget.redis.internal.Waiting;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.KillSwitch;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import io.costintent.intent.IntentKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps counters in Redis, for any number of JVMs.
 *
 * <p>Every operation runs as one script on the server, by the server's clock, and may be sent again
 * without counting twice. A reservation blocks no longer than the timeout; what the store does not
 * answer by then is given back. Settlements are written in the background until they are written.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class RedisBudgetStore implements BudgetStore {
  private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long TICK_MILLIS = 100;
  private static final int PULSE_TICKS = 3;
  private static final int ADOPTION_TICKS = 10;

  private static final int MOST_DOUBTFUL = 1000;

  private final Link link;
  private final ServerClock clock;
  private final Pipeline pipeline;
  private final Writes writes;
  private final Tuples tuples = new Tuples();
  private final Pulse pulse = new Pulse();
  private final Background background;
  private final LongSupplier nanos;
  private final String client;
  private final long timeoutNanos;
  private final long stallNanos;
  private final @Nullable Slices slices;
  private final @Nullable Disk disk;
  private final InstantSource localClock;
  private final Runnable notAtExit;
  private final AtomicLong attempts = new AtomicLong();
  private final Map<String, String> doubtfulClaims = new ConcurrentHashMap<>();
  private final AtomicLong unavailable = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private volatile @Nullable Instant degradedSince;
  private volatile String trouble = "not connected yet";
  private int ticks;
  private boolean warned;
  private volatile @Nullable Question<Boolean> beat;

  RedisBudgetStore(RedisBudgetStoreBuilder builder, Connector connector) {
    client = builder.name();
    nanos = builder.nanos();
    timeoutNanos = builder.timeout().toNanos();
    stallNanos = Math.max(TimeUnit.SECONDS.toNanos(1), 10 * timeoutNanos);
    localClock = builder.clock();
    clock = new ServerClock(localClock);
    degradedSince = localClock.instant();
    link = new Link(connector, Names.prefix(builder.root()));
    pipeline = new Pipeline(link, clock, nanos, client, builder.remember().toMillis());
    writes = new Writes(pipeline, builder.pendingAtMost());
    background = new Background("costintent-budget-redis");
    disk = openDisk(builder);
    slices =
        builder.slices()
            ? new Slices(
                pipeline,
                nanos,
                background::soon,
                disk == null ? null : disk.slices(),
                client,
                builder.sliceTtl().toNanos(),
                builder.hot())
            : null;
    notAtExit = builder.isFlushedAtExit() ? Surroundings.atExit(() -> flush(true)) : () -> {};
    CompletableFuture<Boolean> first = new CompletableFuture<>();
    background.soon(() -> {
      tick();
      first.complete(true);
    });
    background.every(TICK_MILLIS, this::tick);
    Waiting.atMost(CONNECT_NANOS, first);
    Question<Boolean> known = beat;
    if (known != null) {
      Waiting.atMost(CONNECT_NANOS, known.answer());
    }
  }

  private @Nullable Disk openDisk(RedisBudgetStoreBuilder builder) {
    Path folder = builder.journal();
    return folder == null
        ? null
        : Disk.open(
            folder, client, builder.journalAtMost(), builder.slices(), writes, background::soon);
  }

  /** Returns a builder for which a server has to be named. */
  public static RedisBudgetStoreBuilder builder() {
    return new RedisBudgetStoreBuilder();
  }

  @Override
  public InstantSource time() {
    return clock;
  }

  @Override
  public ReserveOutcome reserve(Reservation reservation) {
    Tuple tuple = tuples.of(reservation.holds());
    Slices local = slices;
    if (local != null) {
      ReserveOutcome granted = local.reserve(reservation, tuple);
      if (granted != null) {
        return granted;
      }
    }
    ReserveOutcome outcome = ask(reservation, tuple);
    if (local != null
        && outcome instanceof ReserveOutcome.Exceeded
        && local.giveWay(tuple, timeoutNanos / 2)) {
      return ask(reservation, tuple);
    }
    return outcome;
  }

  private ReserveOutcome ask(Reservation reservation, Tuple tuple) {
    long attempt = attempts.incrementAndGet();
    return await(
        HoldOperation.reserve(reservation, tuple, attempt, client),
        () -> giveBack(reservation.id(), attempt));
  }

  @Override
  public ReserveOutcome extend(Reservation reservation) {
    LocalHold hold = slices == null ? null : slices.find(reservation.id());
    if (slices != null && hold != null && !hold.isElsewhere()) {
      ReserveOutcome granted = slices.extend(hold, reservation);
      if (granted != null) {
        return granted;
      }
    }
    long attempt = attempts.incrementAndGet();
    boolean isLocal = hold != null && !hold.isElsewhere();
    ReserveOutcome outcome =
        await(
            HoldOperation.extend(reservation, tuples.of(reservation.holds()), attempt, client),
            // What the store held before goes on; what a slice holds must not be held twice.
            () -> {
              if (isLocal) {
                giveBack(reservation.id(), attempt);
              }
            });
    if (hold != null && !hold.isElsewhere() && outcome instanceof ReserveOutcome.Granted) {
      hold.slice().release(hold, LocalHold.State.MOVED);
    }
    return outcome;
  }

  /**
   * @param undo what to do when it may have been done and the caller is told that it was not
   */
  private ReserveOutcome await(HoldOperation operation, Runnable undo) {
    pipeline.submit(operation);
    ReserveOutcome outcome = Waiting.atMost(timeoutNanos, operation.outcome());
    boolean sent = true;
    if (outcome == null) {
      sent = operation.abandon();
      outcome = operation.outcome().getNow(null);
    }
    if (sent && (outcome == null || operation.isInDoubt())) {
      undo.run();
    }
    if (outcome == null) {
      outcome = new ReserveOutcome.Unavailable("no answer in time");
    }
    if (outcome instanceof ReserveOutcome.Unavailable) {
      unavailable.incrementAndGet();
    }
    return outcome;
  }

  /** Zero as attempt is a release by the caller. */
  private void giveBack(String id, long attempt) {
    writes.submit(
        batch -> batch.out().array(3).text("X").text(id).number(attempt),
        RedisBudgetStore::nothing);
  }

  @Override
  public void settle(Settlement settlement) {
    JournalEntry entry =
        slices == null ? JournalEntry.of(settlement, tuples) : slices.settle(settlement, tuples);
    if (entry == null) {
      return;
    }
    Runnable written = disk == null ? null : disk.journal().append(entry);
    if (!writes.submit(entry::write, written == null ? RedisBudgetStore::nothing : written)) {
      if (disk != null && written != null) {
        disk.journal().spill();
      } else {
        lost.incrementAndGet();
      }
    }
  }

  @Override
  public void release(Reservation reservation) {
    if (slices == null || !slices.release(reservation.id())) {
      giveBack(reservation.id(), 0);
    }
  }

  /** Returns how the store is doing; asks nobody. */
  public RedisStoreHealth health() {
    Instant since = degradedSince;
    return new RedisStoreHealth(
        since == null ? null : trouble,
        since,
        unavailable.get(),
        writes.pending(),
        disk == null ? 0 : disk.journal().spilled(),
        lost.get(),
        disk == null ? 0 : disk.journal().unjournalled(),
        disk == null ? 0 : disk.adoption().replayed(),
        slices == null ? 0 : slices.count());
  }

  /** What slices have spent is told first, so that it is in what is returned. */
  @Override
  public List<Balance> balances(Collection<CounterKey> keys) {
    if (slices != null) {
      slices.tellAll();
    }
    List<Counter> counters = new ArrayList<>(keys.size());
    for (CounterKey key : keys) {
      counters.add(tuples.of(key));
    }
    return ask(
        new Question<>(
            batch -> {
              for (Counter counter : counters) {
                batch.index(counter, true);
              }
              batch.out().array(1).text("B");
            },
            (reply, batch) -> batch.balances(counters)));
  }

  @Override
  public List<CounterKey> counters(String budget) {
    return ask(
        new Question<>(
            batch -> batch.out().array(2).text("N").text(budget),
            (reply, batch) -> {
              List<CounterKey> keys = new ArrayList<>();
              for (Object entry : (List<?>) reply) {
                List<?> parts = (List<?>) entry;
                keys.add(
                    Names.counter(
                        Names.text(parts.get(0)),
                        Names.number(parts.get(1)),
                        Math.toIntExact(Names.number(parts.get(2))),
                        Names.number(parts.get(3))));
              }
              return keys;
            }));
  }

  @Override
  public void topUp(CounterKey key, long amount, String id) {
    Counter counter = tuples.of(key);
    ask(
        new Question<>(
            batch -> {
              int index = batch.index(counter, false);
              batch.out().array(4).text("T").number(index).number(amount).text(id);
            },
            (reply, batch) -> true));
  }

  @Override
  public void kill(KillSwitch killSwitch) {
    write(Names.field(killSwitch.key(), killSwitch.value()), Names.value(killSwitch));
  }

  @Override
  public void unkill(IntentKey key, String value) {
    write(Names.field(key, value), "");
  }

  private void write(String field, String value) {
    ask(
        new Question<>(
            batch -> batch.out().array(3).text("K").text(field).text(value),
            (reply, batch) -> true));
    ask(pulse.question());
  }

  @Override
  public List<KillSwitch> killSwitches() {
    return pulse.switches();
  }

  @Override
  public boolean claim(String key, Instant until) {
    // One whose answer was lost is asked for again under the same name: it may have been given.
    String before = doubtfulClaims.remove(key);
    String who = before == null ? client + ':' + attempts.incrementAndGet() : before;
    Question<Boolean> question =
        new Question<>(
            batch ->
                batch.out().array(4).text("Q").text(key).number(until.toEpochMilli()).text(who),
            (reply, batch) -> Names.number(reply) == 1);
    pipeline.submit(question);
    Boolean first = Waiting.atMost(ASK_NANOS, question.answer());
    if (first == null && doubtfulClaims.size() < MOST_DOUBTFUL) {
      doubtfulClaims.put(key, who);
    }
    return Boolean.TRUE.equals(first);
  }

  private <T> T ask(Question<T> question) {
    pipeline.submit(question);
    T answer = Waiting.atMost(ASK_NANOS, question.answer());
    if (answer == null) {
      throw new IllegalStateException("Redis: " + link.trouble() + " (expected: an answer)");
    }
    return answer;
  }

  private void tick() {
    if (pipeline.silence() > stallNanos) {
      link.drop("no answer for long");
      pipeline.giveUp(link.trouble());
    }
    boolean open = link.open();
    watch(open && pipeline.silence() < Math.max(timeoutNanos, LATE_NANOS));
    ticks++;
    if (disk != null) {
      disk.journal().tend();
    }
    if (!open) {
      return;
    }
    writes.again();
    Question<Boolean> last = beat;
    if ((last == null || last.answer().isDone()) && ticks % PULSE_TICKS == 1) {
      Question<Boolean> next = pulse.question();
      beat = next;
      pipeline.submit(next);
    }
    if (slices != null) {
      slices.tick(tuples.all());
    }
    if (disk != null) {
      replay(disk);
    }
  }

  private void replay(Disk disk) {
    if (disk.journal().spilled() > 0 && writes.pending() == 0) {
      disk.journal()
          .readBack((entry, written) -> {
            if (!writes.submit(entry::write, written)) {
              disk.journal().spill();
            }
          });
    }
    if (ticks % ADOPTION_TICKS == 1) {
      disk.adoption().scan();
    }
  }

  private void watch(boolean healthy) {
    Instant since = degradedSince;
    if (healthy && since != null) {
      degradedSince = null;
      if (warned) {
        Log.changed("Redis answers again; budgets were degraded since " + since);
      }
      warned = false;
    } else if (!healthy) {
      trouble = link.isOpen() ? "no answer in time" : link.trouble();
      if (since == null) {
        degradedSince = localClock.instant();
      }
      if (!warned) {
        warned = true;
        Log.degraded("Redis does not answer; budgets are degraded: " + trouble);
      }
    }
  }

  /** Waits until everything is written, as far as the store answers in time. */
  void flush() {
    flush(false);
  }

  private void flush(boolean ending) {
    long end = nanos.getAsLong() + ASK_NANOS;
    do {
      writes.again();
      if (slices != null && ending) {
        slices.close();
      } else if (slices != null) {
        slices.tellAll();
      }
      Question<Boolean> last = pulse.question();
      pipeline.submit(last);
      Waiting.atMost(FLUSH_NANOS, last.answer());
    } while (!isFlushed(ending) && link.isOpen() && nanos.getAsLong() < end);
  }

  private boolean isFlushed(boolean ending) {
    return writes.pending() == 0 && (!ending || slices == null || slices.isEmpty());
  }

  /** Whether a call was granted by a slice and has not ended elsewhere. */
  boolean isSliced(String id) {
    LocalHold hold = slices == null ? null : slices.find(id);
    return hold != null && !hold.isElsewhere();
  }

  /** Ends as a process does that is killed: nothing is told, nothing removed. */
  void abandon() {
    background.close();
    link.close();
  }

  @Override
  public void close() {
    notAtExit.run();
    flush(true);
    background.close();
    link.close();
    pipeline.giveUp("closed");
    if (disk != null) {
      disk.close();
    }
  }

  private static void nothing() {}
}
