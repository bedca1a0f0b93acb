/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import io.costintent.intent.IntentKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Keeps the counters of budgets: for one JVM or for many.
 *
 * <p>For each counter settled plus reserved never exceeds the limit of an enforced hold at the
 * moment that hold is taken, whoever else reserves at the same time. Everything that is done under
 * a reservation's id may be repeated, by a caller or by a client that sends again, and counts once.
 *
 * <p>A reservation is in one of these states: held; settled; released; expired, when its time
 * passed and its floors were charged; late, when a settlement came after that and replaced the
 * floors. A second settlement is ignored. A settlement of an id that the store does not know is
 * charged: the call has run. A store remembers an ended reservation for at least a day.
 *
 * <p>What a call needs does not throw: a store that fails says {@link ReserveOutcome.Unavailable},
 * or keeps a settlement until it can be written. Thread-safe.
 *
 * @since 0.1
 */
public interface BudgetStore extends AutoCloseable {
  /** The clock that all users of the store share; asking it does no I/O. */
  InstantSource time();

  /**
   * Takes all holds or none. Called on the thread of a model call: blocks no longer than the
   * store's timeout.
   */
  ReserveOutcome reserve(Reservation reservation);

  /**
   * Changes a held reservation to these amounts, and lets its time begin anew. Where it is not held
   * any more, it is {@linkplain #reserve reserved} again unless it was settled or released.
   */
  ReserveOutcome extend(Reservation reservation);

  /** Charges what a call took and gives the rest of its holds back. Never blocks. */
  void settle(Settlement settlement);

  /** Gives all holds back, for a call that cost nothing. Never blocks. */
  void release(Reservation reservation);

  /**
   * Returns how these counters stand, in their order. May block; not for use in a call.
   *
   * @throws IllegalStateException when the store cannot be reached
   */
  List<Balance> balances(Collection<CounterKey> keys);

  /**
   * Returns the counters of a budget that the store still has, in no order. May block.
   *
   * @throws IllegalStateException when the store cannot be reached
   */
  List<CounterKey> counters(String budget);

  /**
   * Adds to the limit of one window, once for each {@code id}. May block.
   *
   * @param amount in the steps of the budget's unit; negative to take back
   * @throws IllegalStateException when the store cannot be reached
   */
  void topUp(CounterKey key, long amount, String id);

  /** Stops calls, on all users of the store within a second. May block, may throw likewise. */
  void kill(KillSwitch killSwitch);

  /** Lets calls run again. May block, may throw likewise. */
  void unkill(IntentKey key, String value);

  /** Returns the switches that are on; at most a second old, without I/O. */
  List<KillSwitch> killSwitches();

  /**
   * Whether the caller is the first of all users of the store to claim {@code key}; false also when
   * the store cannot say. May block; not for use in a call.
   *
   * @param until when the claim may be forgotten
   */
  boolean claim(String key, Instant until);

  /** Flushes what is still to be written, as far as the store answers in time. */
  @Override
  void close();
}
