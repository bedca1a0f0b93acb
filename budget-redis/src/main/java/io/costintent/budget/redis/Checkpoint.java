/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Balance;
import java.util.List;

/**
 * What a slice tells the store: how much of it is spent in all, and how much it wants to hold. Sent
 * until it is answered; the store knows by its number whether it has had it. Immutable.
 *
 * @param number counts the checkpoints of the slice
 * @param ttlMillis when the slice expires unless it is heard of again
 * @param closing whether the slice ends
 * @param want what it wants to hold of each counter
 * @param spent what it has spent since it began
 * @param base what the store had heard of before; counts where the store has forgotten the slice
 * @param floors what is charged if the slice expires
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, nor handed out
record Checkpoint(
    String id,
    Tuple tuple,
    long number,
    long ttlMillis,
    boolean closing,
    long[] want,
    long[] spent,
    long[] base,
    long[] floors) {

  void write(Batch batch) {
    int index = batch.index(tuple);
    MsgPack out = batch.out().array(10).text("C").text(id).number(number).number(ttlMillis);
    out.number(index).number(closing ? 1 : 0);
    for (long[] amounts : List.of(want, spent, base, floors)) {
      out.array(amounts.length);
      for (long amount : amounts) {
        out.number(amount);
      }
    }
  }

  Answer read(Object reply, Batch batch) {
    List<?> parts = (List<?>) reply;
    long[] held = new long[want.length];
    for (int i = 0; i < held.length; i++) {
      held[i] = Names.number(parts.get(i + 1));
    }
    List<Balance> balances = tuple.isNamed() ? batch.balances(tuple.counters()) : List.of();
    return new Answer(Names.number(parts.get(0)) != 0, held, balances);
  }

  /**
   * What came of it.
   *
   * @param contended whether others were refused for lack of room, or the slice is gone
   * @param held what the slice holds now beyond what it has spent
   */
  @SuppressWarnings("ArrayRecordComponent") // likewise
  record Answer(boolean contended, long[] held, List<Balance> balances) {}
}
