/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Waiting;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The slices of this JVM, one for each kind of call that comes often, and what calls took out of
 * them. Thread-safe.
 */
final class Slices {
  private static final int MOST_REMEMBERED = 100_000;

  private static final LocalHold ELSEWHERE = LocalHold.elsewhere();
  private static final Duration LONGEST = Duration.ofDays(1000);

  private final Pipeline pipeline;
  private final LongSupplier nanos;
  private final Consumer<Runnable> background;
  private final @Nullable SliceTable table;
  private final String client;
  private final long ttlNanos;
  private final int hot;
  private final AtomicLong opened = new AtomicLong();
  private final Set<Slice> slices = ConcurrentHashMap.newKeySet();
  private final Map<Slice, CompletableFuture<?>> lastTold = new ConcurrentHashMap<>();
  private final AtomicBoolean hurried = new AtomicBoolean();
  private int ticks;
  private volatile Map<String, LocalHold> holds = new ConcurrentHashMap<>();
  private volatile Map<String, LocalHold> older = new ConcurrentHashMap<>();

  /**
   * @param hot from how many calls of a kind between two ticks on it gets a slice
   */
  Slices(
      Pipeline pipeline,
      LongSupplier nanos,
      Consumer<Runnable> background,
      @Nullable SliceTable table,
      String client,
      long ttlNanos,
      int hot) {
    this.pipeline = pipeline;
    this.nanos = nanos;
    this.background = background;
    this.table = table;
    this.client = client;
    this.ttlNanos = ttlNanos;
    this.hot = hot;
  }

  /** Grants out of a slice; null when the store has to be asked. */
  @Nullable ReserveOutcome reserve(Reservation reservation, Tuple tuple) {
    LocalHold known = find(reservation.id());
    if (known != null && !known.isElsewhere()) {
      return new ReserveOutcome.Granted(known.slice().balances());
    }
    ReserveOutcome granted = known == null ? take(reservation, tuple) : null;
    if (granted != null) {
      return granted;
    }
    LocalHold raced = holds.putIfAbsent(reservation.id(), ELSEWHERE);
    return raced == null || raced.isElsewhere()
        ? null
        : new ReserveOutcome.Granted(raced.slice().balances());
  }

  private @Nullable ReserveOutcome take(Reservation reservation, Tuple tuple) {
    Slice slice = tuple.slice();
    if (slice == null) {
      if (tuple.heat() == hot) {
        background.accept(() -> open(tuple));
      }
      return null;
    }
    long now = nanos.getAsLong();
    ReserveOutcome granted = slice.take(reservation.holds(), now);
    if (granted != null) {
      LocalHold hold = LocalHold.of(slice, reservation, now + nanosOf(reservation));
      LocalHold other = holds.putIfAbsent(reservation.id(), hold);
      if (other != null) {
        slice.release(hold, LocalHold.State.ENDED);
        return other.isElsewhere() ? null : new ReserveOutcome.Granted(other.slice().balances());
      }
    } else if (slice.isDry() && hurried.compareAndSet(false, true)) {
      background.accept(() -> {
        hurried.set(false);
        tell(slice, false);
      });
    }
    return granted;
  }

  /**
   * Gives back what slices on the counters of a refused call hold unspent; blocks while a
   * checkpoint is under way. Returns whether the call may fit now.
   */
  boolean giveWay(Tuple tuple, long waitNanos) {
    boolean given = false;
    expireDue();
    for (Slice slice : slices) {
      if (slice.shares(tuple) && slice.giveWay(nanos.getAsLong())) {
        CompletableFuture<?> before = slice.isUnderWay() ? lastTold.get(slice) : null;
        if (before != null) {
          Waiting.atMost(waitNanos, before);
        }
        tell(slice, false);
        given = true;
      }
    }
    return given;
  }

  /** Returns what a call took out of a slice, null for one that did not. */
  @Nullable LocalHold find(String id) {
    LocalHold hold = holds.get(id);
    return hold == null ? older.get(id) : hold;
  }

  /** Changes what a call holds; null when the store has to be asked, for all of it. */
  @Nullable ReserveOutcome extend(LocalHold hold, Reservation reservation) {
    long now = nanos.getAsLong();
    if (hold.state == LocalHold.State.ENDED) {
      return new ReserveOutcome.Granted(hold.slice().balances());
    }
    ReserveOutcome granted = hold.slice().change(hold, reservation.holds(), now);
    if (granted != null) {
      LocalHold renewed = LocalHold.of(hold.slice(), reservation, now + nanosOf(reservation));
      holds.put(reservation.id(), renewed);
      older.remove(reservation.id());
      hold.state = LocalHold.State.MOVED;
    }
    return granted;
  }

  /** Returns what the store has to be told, null when the settlement is counted here. */
  @Nullable JournalEntry settle(Settlement settlement, Tuples tuples) {
    LocalHold hold = find(settlement.id());
    if (hold == null || hold.isElsewhere()) {
      return JournalEntry.of(settlement, tuples);
    }
    if (hold.slice().covers(settlement) && hold.slice().settle(hold, settlement)) {
      return null;
    }
    return JournalEntry.of(settlement, tuples).inPlaceOf(hold.slice().leave(hold), tuples);
  }

  /** Returns whether the reservation was one of a slice. */
  boolean release(String id) {
    LocalHold hold = find(id);
    if (hold == null || hold.isElsewhere()) {
      return false;
    }
    hold.slice().release(hold, LocalHold.State.ENDED);
    return true;
  }

  int count() {
    return slices.size();
  }

  /** Tells the store of all slices; on the background thread, ten times a second. */
  void tick(Iterable<Tuple> tuples) {
    for (Tuple tuple : tuples) {
      tuple.cool();
    }
    if (holds.size() < 10_000 || ticks++ % 10 == 0) {
      expireDue();
    }
    forget();
    tellAll();
  }

  /** Ends all slices; calls under way are charged their floors. */
  void close() {
    for (Map<String, LocalHold> some : List.of(holds, older)) {
      for (LocalHold hold : some.values()) {
        if (hold.state == LocalHold.State.HELD) {
          hold.slice().expire(hold);
        }
      }
    }
    for (Slice slice : slices) {
      tell(slice, true);
    }
  }

  /** Whether everything that was to be told has been answered. */
  boolean isEmpty() {
    return slices.isEmpty();
  }

  /** Lets the store know how all slices stand. */
  void tellAll() {
    for (Slice slice : slices) {
      tell(slice, false);
    }
  }

  private void open(Tuple tuple) {
    if (tuple.slice() != null || tuple.counters().size() > SliceTable.MOST_COUNTERS) {
      return;
    }
    String id = client + "/" + opened.incrementAndGet();
    int row = table == null ? 0 : table.open(id, tuple.counters());
    if (row >= 0) {
      Slice slice = new Slice(id, tuple, ttlNanos, table, row, nanos.getAsLong());
      slices.add(slice);
      tuple.slice(slice);
      tell(slice, false);
    }
  }

  private void tell(Slice slice, boolean ending) {
    long now = nanos.getAsLong();
    Checkpoint checkpoint = slice.checkpoint(ending, now);
    if (checkpoint == null) {
      return;
    }
    if (checkpoint.closing()) {
      slice.tuple().endSlice(slice);
    }
    Question<Checkpoint.Answer> question = new Question<>(checkpoint::write, checkpoint::read);
    var unused =
        question
            .answer()
            .whenComplete((answer, failure) -> {
              if (answer == null) {
                slice.failed(checkpoint);
                return;
              }
              slice.answered(checkpoint, answer);
              if (slice.isClosed()) {
                end(slice);
              }
            });
    lastTold.put(slice, question.answer());
    pipeline.submit(question);
  }

  private void end(Slice slice) {
    lastTold.remove(slice);
    slice.tuple().endSlice(slice);
    slices.remove(slice);
  }

  /** Charges the floors of what was never settled. */
  private void expireDue() {
    long now = nanos.getAsLong();
    for (Map<String, LocalHold> some : List.of(holds, older)) {
      for (LocalHold hold : some.values()) {
        if (hold.state == LocalHold.State.HELD && hold.expiresAt - now <= 0) {
          hold.slice().expire(hold);
        }
      }
    }
  }

  /** Forgets what ended long ago. */
  private void forget() {
    if (holds.size() > MOST_REMEMBERED) {
      Map<String, LocalHold> full = holds;
      Map<String, LocalHold> next = new ConcurrentHashMap<>();
      older.forEach((id, hold) -> {
        if (hold.state == LocalHold.State.HELD) {
          next.put(id, hold);
        }
      });
      older = full;
      holds = next;
    }
  }

  private static long nanosOf(Reservation reservation) {
    return reservation.ttl().compareTo(LONGEST) > 0
        ? LONGEST.toNanos()
        : reservation.ttl().toNanos();
  }
}
