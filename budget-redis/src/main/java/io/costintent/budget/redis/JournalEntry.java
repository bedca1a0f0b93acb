/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Settlement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A settlement on its way to the store.
 *
 * @param id the reservation's
 * @param counters what is charged
 * @param amounts how much, in the order of the counters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, nor handed out
record JournalEntry(String id, List<Counter> counters, long[] amounts) {
  static JournalEntry of(Settlement settlement, Tuples tuples) {
    List<Settlement.Charge> charges = settlement.charges();
    List<Counter> counters = new ArrayList<>(charges.size());
    long[] amounts = new long[charges.size()];
    for (int i = 0; i < amounts.length; i++) {
      counters.add(tuples.of(charges.get(i).key()));
      amounts[i] = charges.get(i).amount();
    }
    return new JournalEntry(settlement.id(), counters, amounts);
  }

  /** Returns the same less the floors that were charged when these holds expired. */
  JournalEntry inPlaceOf(List<Hold> expired, Tuples tuples) {
    if (expired.isEmpty()) {
      return this;
    }
    List<Counter> all = new ArrayList<>(counters);
    long[] less = Arrays.copyOf(amounts, amounts.length + expired.size());
    for (Hold hold : expired) {
      less[all.size()] = -hold.floor();
      all.add(tuples.of(hold.key()));
    }
    return new JournalEntry(id, all, less);
  }

  byte[] toBytes() {
    byte[] name = id.getBytes(StandardCharsets.UTF_8);
    int size = 8 + name.length;
    for (Counter counter : counters) {
      size += 12 + counter.parts().length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.putInt(name.length).put(name).putInt(amounts.length);
    for (int i = 0; i < amounts.length; i++) {
      byte[] parts = counters.get(i).parts();
      bytes.putInt(parts.length).put(parts).putLong(amounts[i]);
    }
    return bytes.array();
  }

  static JournalEntry read(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    String id = new String(next(bytes), StandardCharsets.UTF_8);
    long[] amounts = new long[bytes.getInt()];
    List<Counter> counters = new ArrayList<>(amounts.length);
    for (int i = 0; i < amounts.length; i++) {
      counters.add(Counter.of(next(bytes)));
      amounts[i] = bytes.getLong();
    }
    return new JournalEntry(id, counters, amounts);
  }

  private static byte[] next(ByteBuffer bytes) {
    byte[] part = new byte[bytes.getInt()];
    bytes.get(part);
    return part;
  }

  /** Writes it as the script takes it. */
  void write(Batch batch) {
    MsgPack out = batch.out().array(4).text("S").text(id).array(amounts.length);
    for (Counter counter : counters) {
      out.number(batch.index(counter, false));
    }
    out.array(amounts.length);
    for (long amount : amounts) {
      out.number(amount);
    }
  }
}
