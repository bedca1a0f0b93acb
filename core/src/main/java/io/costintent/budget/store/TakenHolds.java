/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation took, and from which counters. Immutable and thread-safe.
 *
 * <p>Several counters are taken from one after the other, so a call that loses a race for the last
 * of one gives back what it took of those before. The one with the least room comes last: then what
 * is given back came from counters that had enough for others all the while.
 */
final class TakenHolds implements Phase {
  private static final int MOST_RACES = 100;

  private final List<Hold> holds;
  private final Counter[] counters;
  private final long[] amounts;
  private final long deadline;

  private TakenHolds(List<Hold> holds, Counter[] counters, long[] amounts, long deadline) {
    this.holds = holds;
    this.counters = counters;
    this.amounts = amounts;
    this.deadline = deadline;
  }

  /** What a reservation needs, on top of what it has. Not thread-safe; confine to one thread. */
  static final class Attempt {
    private final List<Hold> holds;
    private final Counter[] counters;
    private final long[] amounts;
    private final @Nullable TakenHolds before;
    private int lacking = -1;

    /**
     * Creates an attempt.
     *
     * @param before what of the holds' amounts is taken already, or null for nothing
     */
    Attempt(List<Hold> holds, Counter[] counters, @Nullable TakenHolds before) {
      this.holds = holds;
      this.counters = counters;
      this.before = before;
      this.amounts = new long[counters.length];
    }

    /** Takes all or nothing; the result expires at {@code deadline}, null where it is refused. */
    @Nullable TakenHolds take(long deadline) {
      if (counters.length == 1 ? takeOne(0) : takeAll()) {
        return new TakenHolds(holds, counters, amounts, deadline);
      }
      return null;
    }

    /** The index of the hold that lacked most. */
    int lacking() {
      return lacking;
    }

    private boolean takeAll() {
      for (int races = 0; races < MOST_RACES; races++) {
        int tightest = tightest();
        if (lacking >= 0) {
          return false;
        }
        if (takeEach(tightest)) {
          return true;
        }
      }
      return false;
    }

    /** Finds the hold that leaves least room, and whether one {@linkplain #lacking lacks} any. */
    private int tightest() {
      lacking = -1;
      int tightest = 0;
      long least = Long.MAX_VALUE;
      for (int i = 0; i < counters.length; i++) {
        Hold hold = holds.get(i);
        long needed = needed(i);
        if (isFree(hold, needed)) {
          continue;
        }
        long left = Saturating.subtract(counters[i].room(hold.limit()), needed);
        if (left < least) {
          least = left;
          tightest = i;
        }
      }
      lacking = least < 0 ? tightest : -1;
      return tightest;
    }

    private boolean takeEach(int last) {
      for (int i = 0; i < counters.length; i++) {
        if (i != last && !takeOne(i)) {
          giveBack(i, last);
          return false;
        }
      }
      if (takeOne(last)) {
        return true;
      }
      giveBack(counters.length, last);
      return false;
    }

    private void giveBack(int end, int except) {
      for (int i = 0; i < end; i++) {
        if (i != except) {
          counters[i].take(-(amounts[i] - had(i)));
        }
      }
    }

    private boolean takeOne(int i) {
      Hold hold = holds.get(i);
      long needed = needed(i);
      if (isFree(hold, needed)) {
        amounts[i] = had(i) + counters[i].take(needed);
        return true;
      }
      if (!counters[i].tryTake(needed, hold.limit())) {
        lacking = i;
        return false;
      }
      amounts[i] = hold.amount();
      return true;
    }

    private boolean isFree(Hold hold, long needed) {
      return !hold.enforced() || (before != null && needed <= 0);
    }

    private long needed(int i) {
      return holds.get(i).amount() - had(i);
    }

    private long had(int i) {
      return before == null ? 0 : before.taken(counters[i]);
    }
  }

  private long taken(Counter counter) {
    for (int i = 0; i < counters.length; i++) {
      if (counters[i] == counter) {
        return amounts[i];
      }
    }
    return 0;
  }

  /** Returns what is taken of {@code used} once the floors were charged: those that still count. */
  TakenHolds floors() {
    long[] floors = new long[amounts.length];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = counters[i].counts(slot(i)) ? floor(i) : 0;
    }
    return new TakenHolds(holds, counters, floors, deadline);
  }

  /** Gives back what this holds of counters that {@code kept} has nothing of. */
  void giveBackBut(TakenHolds kept) {
    for (int i = 0; i < counters.length; i++) {
      if (!kept.has(counters[i])) {
        counters[i].take(-amounts[i]);
      }
    }
  }

  /** Undoes the step from {@code before} to this. */
  void revertTo(TakenHolds before) {
    for (int i = 0; i < counters.length; i++) {
      counters[i].take(before.taken(counters[i]) - amounts[i]);
    }
  }

  private boolean has(Counter counter) {
    for (Counter mine : counters) {
      if (mine == counter) {
        return true;
      }
    }
    return false;
  }

  void giveBack() {
    for (int i = 0; i < counters.length; i++) {
      counters[i].take(-amounts[i]);
    }
  }

  /** Charges the floors and gives the rest back. */
  void chargeFloors() {
    for (int i = 0; i < counters.length; i++) {
      counters[i].charge(slot(i), amounts[i], 0, floor(i));
    }
  }

  /** Makes charged floors reserved again, in the counters that {@code kept} took them over. */
  void unchargeFloors(TakenHolds kept) {
    for (int i = 0; i < counters.length; i++) {
      if (kept.has(counters[i])) {
        counters[i].uncharge(slot(i), floor(i));
      }
    }
  }

  /** Whether these are the counters that were taken from, in their order. */
  boolean areThoseOf(List<Settlement.Charge> charges) {
    if (charges.size() != counters.length) {
      return false;
    }
    for (int i = 0; i < counters.length; i++) {
      if (!charges.get(i).key().equals(holds.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  /** Charges each counter in place of what is held of it, or of its floor. */
  void charge(List<Settlement.Charge> charges, boolean late) {
    for (int i = 0; i < counters.length; i++) {
      long spent = late ? floor(i) : 0;
      counters[i].charge(slot(i), late ? spent : amounts[i], spent, charges.get(i).amount());
    }
  }

  /** Charges one counter in place of what is held of it, or of its floor when that was charged. */
  void charge(Counter counter, long slot, long amount, boolean late) {
    for (int i = 0; i < counters.length; i++) {
      if (counters[i] == counter) {
        long spent = late ? floor(i) : 0;
        counter.charge(slot, late ? spent : amounts[i], spent, amount);
        return;
      }
    }
    counter.charge(slot, 0, 0, amount);
  }

  /** Charges nothing to the counters that {@code charged} does not have. */
  void chargeNothingBut(List<Counter> charged, boolean late) {
    for (int i = 0; i < counters.length; i++) {
      if (!charged.contains(counters[i])) {
        charge(counters[i], slot(i), 0, late);
      }
    }
  }

  private long floor(int i) {
    return Math.min(holds.get(i).floor(), amounts[i]);
  }

  private long slot(int i) {
    return holds.get(i).key().window().slot();
  }

  long deadline() {
    return deadline;
  }
}
