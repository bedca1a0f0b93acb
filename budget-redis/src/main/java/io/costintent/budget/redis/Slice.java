/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Balance;
import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.Settlement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount of several counters that the store has set aside for this JVM, out of which calls are
 * granted without asking the store. Thread-safe.
 *
 * <p>Of what it holds, part is reserved by calls and part is spent; the store hears of the spent
 * part in checkpoints, one at a time. A slice that the store has not confirmed for most of its time
 * to live grants nothing, as the store may have given it to others.
 */
final class Slice {
  /** How many checkpoints a slice without calls lives on. */
  private static final int IDLE = 10;

  /** Calls that want more than this ask the store, so that no sum here can overflow. */
  private static final long MOST = 1L << 40;

  private static final long MOST_HELD = 1L << 50;

  private final String id;
  private final Tuple tuple;
  private final long ttlNanos;
  private final @Nullable SliceTable table;
  private final int row;
  private final int n;
  private final long[] held;
  private final long[] reserved;
  private final long[] spent;
  private final long[] told;
  private final long[] demand;
  private final long[] demanded;
  private final long[] floors;
  private final long[] lastAmount;
  private final long[] lastFloor;
  private long number;
  private long version;
  private long usableUntil;
  private long graceUntil;
  private int idle;
  private int calls;
  private boolean dry;
  private boolean closed;
  private boolean freed;
  private ReserveOutcome.@Nullable Granted granted;
  private @Nullable Checkpoint underWay;
  private long underWaySince;
  private boolean failed;

  Slice(String id, Tuple tuple, long ttlNanos, @Nullable SliceTable table, int row, long now) {
    this.id = id;
    this.tuple = tuple;
    this.ttlNanos = ttlNanos;
    this.table = table;
    this.row = row;
    this.n = tuple.counters().size();
    this.held = new long[n];
    this.reserved = new long[n];
    this.spent = new long[n];
    this.told = new long[n];
    this.demand = new long[n];
    this.demanded = new long[n];
    this.floors = new long[n];
    this.lastAmount = new long[n];
    this.lastFloor = new long[n];
    this.usableUntil = now;
    this.graceUntil = now;
    writeDown();
  }

  /** Takes out of the slice; null when the store has to be asked. */
  synchronized ReserveOutcome.@Nullable Granted take(List<Hold> holds, long now) {
    if (closed || granted == null || now - usableUntil > 0 || now - graceUntil < 0) {
      return null;
    }
    for (int i = 0; i < n; i++) {
      if (holds.get(i).amount() > MOST) {
        return null;
      }
    }
    calls++;
    for (int i = 0; i < n; i++) {
      demand[i] += holds.get(i).amount();
    }
    for (int i = 0; i < n; i++) {
      if (holds.get(i).amount() > free(i)) {
        dry = true;
        return null;
      }
    }
    for (int i = 0; i < n; i++) {
      Hold hold = holds.get(i);
      reserved[i] += hold.amount();
      floors[i] += hold.floor();
      lastAmount[i] = hold.amount();
      lastFloor[i] = hold.floor();
    }
    return granted;
  }

  /** Stops granting for a while; returns whether there is something that others could have. */
  synchronized boolean giveWay(long now) {
    boolean unspent = false;
    for (int i = 0; i < n; i++) {
      unspent |= free(i) > 0;
    }
    if (unspent) {
      graceUntil = now + ttlNanos / 5;
    }
    return unspent;
  }

  /** Whether the next checkpoint should not wait. */
  synchronized boolean isDry() {
    return dry && underWay == null && !closed;
  }

  /** Changes what a call holds; null when the slice has not enough. */
  synchronized ReserveOutcome.@Nullable Granted change(LocalHold hold, List<Hold> to, long now) {
    if (hold.state != LocalHold.State.HELD || now - usableUntil > 0 || to.size() != n) {
      return null;
    }
    for (int i = 0; i < n; i++) {
      if (to.get(i).amount() - hold.holds.get(i).amount() > Math.max(0, free(i))
          || !to.get(i).key().equals(hold.holds.get(i).key())) {
        return null;
      }
    }
    giveBack(hold);
    for (int i = 0; i < n; i++) {
      reserved[i] += to.get(i).amount();
      floors[i] += to.get(i).floor();
    }
    hold.holds = to;
    return granted;
  }

  /**
   * Charges the slice, which {@linkplain #covers covers} the settlement, once. Returns false when
   * the slice has told its last, so that the store has to be told of the call.
   */
  synchronized boolean settle(LocalHold hold, Settlement settlement) {
    if (hold.state == LocalHold.State.ENDED) {
      return true;
    }
    if (closed || hold.state == LocalHold.State.MOVED) {
      return false;
    }
    if (hold.state == LocalHold.State.HELD) {
      giveBack(hold);
    } else {
      for (int i = 0; i < n; i++) {
        spent[i] -= hold.holds.get(i).floor();
      }
    }
    hold.state = LocalHold.State.ENDED;
    List<Settlement.Charge> charges = settlement.charges();
    for (int i = 0; i < charges.size(); i++) {
      spent[indexOf(charges.get(i).key(), i)] += charges.get(i).amount();
    }
    writeDown();
    return true;
  }

  /** Whether all that is charged is counted by this slice. */
  boolean covers(Settlement settlement) {
    List<Settlement.Charge> charges = settlement.charges();
    for (int i = 0; i < charges.size(); i++) {
      if (indexOf(charges.get(i).key(), i) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Looks first where the counter is when charges come in the order of the holds. */
  private int indexOf(CounterKey key, int likely) {
    List<Counter> counters = tuple.counters();
    if (likely < n && counters.get(likely).key().equals(key)) {
      return likely;
    }
    for (int i = 0; i < n; i++) {
      if (counters.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Gives back what a call held, for good or because the store holds it now. */
  synchronized void release(LocalHold hold, LocalHold.State state) {
    if (hold.state == LocalHold.State.HELD) {
      giveBack(hold);
      hold.state = state;
    } else if (hold.state == LocalHold.State.EXPIRED && state == LocalHold.State.MOVED) {
      for (int i = 0; i < n; i++) {
        spent[i] -= hold.holds.get(i).floor();
      }
      hold.state = state;
      writeDown();
    }
  }

  /**
   * Lets the store have the call. Returns the holds whose floors it has been charged for good, as
   * the slice has told its last.
   */
  synchronized List<Hold> leave(LocalHold hold) {
    boolean told = closed && hold.state == LocalHold.State.EXPIRED;
    release(hold, LocalHold.State.MOVED);
    return told ? hold.holds : List.of();
  }

  /** Charges the floors of a call that was never heard of again. */
  synchronized void expire(LocalHold hold) {
    if (hold.state == LocalHold.State.HELD) {
      giveBack(hold);
      for (int i = 0; i < n; i++) {
        spent[i] += hold.holds.get(i).floor();
      }
      hold.state = LocalHold.State.EXPIRED;
      writeDown();
    }
  }

  /**
   * Returns what to tell the store now: again what did not reach it, or something new; null while
   * it has not answered, or when the slice has ended.
   *
   * @param ending whether the slice is to end, calls or not
   */
  synchronized @Nullable Checkpoint checkpoint(boolean ending, long now) {
    if (closed && underWay == null) {
      return null;
    }
    if (underWay != null) {
      Checkpoint again = failed ? underWay : null;
      failed = false;
      return again;
    }
    idle = calls == 0 ? idle + 1 : 0;
    boolean contended = now - graceUntil < 0 || Arrays.stream(spent).anyMatch(a -> a > MOST_HELD);
    boolean closing = ending || ((idle > IDLE || contended) && isUnused());
    long[] want = new long[n];
    long[] charged = new long[n];
    for (int i = 0; i < n; i++) {
      demanded[i] = Math.min(MOST_HELD / 4, Math.max(demand[i], demanded[i] / 2) * (dry ? 2 : 1));
      long wanted = closing ? 0 : reserved[i] + (contended || idle > IDLE ? 0 : 2 * demanded[i]);
      long left = held[i] - (spent[i] - told[i]);
      want[i] = Math.min(wanted, MOST_HELD);
      charged[i] = floor(i, want[i]);
      // What is to be returned is not granted any more from now on.
      held[i] -= Math.max(0, left - want[i]);
      demand[i] = 0;
    }
    calls = 0;
    dry = false;
    number++;
    Checkpoint next =
        new Checkpoint(
            id,
            tuple,
            number,
            Math.max(1, ttlNanos / 1_000_000),
            closing,
            want,
            spent.clone(),
            told.clone(),
            charged);
    closed = closing;
    underWay = next;
    underWaySince = now;
    writeDown();
    return next;
  }

  /** Takes the store's answer. */
  synchronized void answered(Checkpoint checkpoint, Checkpoint.Answer answer) {
    if (!isUnderWay(checkpoint)) {
      return;
    }
    long sentAt = underWaySince;
    underWay = null;
    System.arraycopy(checkpoint.spent(), 0, told, 0, n);
    System.arraycopy(answer.held(), 0, held, 0, n);
    usableUntil = sentAt + ttlNanos - ttlNanos / 10;
    granted = new ReserveOutcome.Granted(answer.balances());
    if (answer.contended()) {
      graceUntil = sentAt + ttlNanos / 5;
    }
    writeDown();
    if (checkpoint.closing() && table != null) {
      table.free(row);
      freed = true;
    }
  }

  private boolean isUnderWay(Checkpoint checkpoint) {
    return underWay != null && underWay.number() == checkpoint.number();
  }

  synchronized boolean isUnderWay() {
    return underWay != null;
  }

  /** A checkpoint that may have reached the store or not is to be sent again. */
  synchronized void failed(Checkpoint checkpoint) {
    failed |= isUnderWay(checkpoint);
  }

  synchronized boolean isClosed() {
    return closed && underWay == null;
  }

  boolean shares(Tuple other) {
    for (Counter mine : tuple.counters()) {
      for (Counter theirs : other.counters()) {
        if (mine.key().equals(theirs.key())) {
          return true;
        }
      }
    }
    return false;
  }

  Tuple tuple() {
    return tuple;
  }

  /** What is granted to calls and not spent yet, by the store's last answer. */
  synchronized List<Balance> balances() {
    return granted == null ? List.of() : granted.balances();
  }

  private boolean isUnused() {
    return Arrays.stream(reserved).allMatch(amount -> amount == 0);
  }

  private long free(int i) {
    return held[i] - (spent[i] - told[i]) - reserved[i];
  }

  private void giveBack(LocalHold hold) {
    for (int i = 0; i < n; i++) {
      reserved[i] -= hold.holds.get(i).amount();
      floors[i] -= hold.holds.get(i).floor();
    }
  }

  /** The floors of calls under way, and the same share of what calls to come may take. */
  private long floor(int i, long want) {
    if (lastFloor[i] >= lastAmount[i] && lastAmount[i] > 0) {
      return want;
    }
    long more = Math.max(0, want - reserved[i]);
    long share = lastAmount[i] == 0 ? 0 : lastFloor[i] * 1024 / lastAmount[i];
    return Math.min(want, floors[i] + more / 1024 * share);
  }

  private void writeDown() {
    if (table != null && !freed) {
      table.put(row, ++version, number, spent, told);
    }
  }
}
