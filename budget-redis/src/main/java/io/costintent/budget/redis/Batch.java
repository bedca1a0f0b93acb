/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Log;
import io.costintent.budget.store.Balance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Operations that go to the server together. Not thread-safe; handed over from thread to thread.
 */
final class Batch {
  private final List<Operation> operations;
  private final long sentAt;
  private final IdentityHashMap<Counter, Integer> indexes = new IdentityHashMap<>();
  private final List<Counter> counters = new ArrayList<>();
  private final List<Boolean> wanted = new ArrayList<>();
  private final Map<Tuple, Integer> tuples = new HashMap<>();
  private final MsgPack packedTuples = new MsgPack(512);
  private final MsgPack packed = new MsgPack(4096);
  private List<Object> reply = List.of();

  /**
   * @param sentAt by the monotonic clock
   */
  Batch(List<Operation> operations, long sentAt) {
    this.operations = operations;
    this.sentAt = sentAt;
  }

  long sentAt() {
    return sentAt;
  }

  byte[] pack(String client, long rememberMillis, int reapAtMost) {
    for (Operation operation : operations) {
      operation.write(this);
    }
    MsgPack whole = new MsgPack(8192).array(6).text(client).number(rememberMillis);
    whole.number(reapAtMost).array(counters.size());
    for (int i = 0; i < counters.size(); i++) {
      whole.array(6).packed(counters.get(i).parts()).number(wanted.get(i) ? 1 : 0);
    }
    whole.array(tuples.size()).packed(packedTuples);
    return whole.array(operations.size()).packed(packed).toBytes();
  }

  /** Where an operation writes itself: one array. */
  MsgPack out() {
    return packed;
  }

  /** Returns the number of a counter in this batch, from 1. */
  int index(Counter counter, boolean wantsBalance) {
    Integer index = indexes.get(counter);
    if (index == null) {
      counters.add(counter);
      wanted.add(false);
      index = counters.size();
      indexes.put(counter, index);
    }
    if (wantsBalance) {
      wanted.set(index - 1, true);
    }
    return index;
  }

  /** Returns the number of a tuple in this batch, from 1. */
  int index(Tuple tuple) {
    Integer index = tuples.get(tuple);
    if (index != null) {
      return index;
    }
    packedTuples.array(4).text(tuple.blob()).array(tuple.counters().size());
    for (Counter counter : tuple.counters()) {
      packedTuples.number(index(counter, true));
    }
    packedTuples.packed(tuple.limits());
    tuples.put(tuple, tuples.size() + 1);
    return tuples.size();
  }

  /** Hands the answers out and returns the server's time in milliseconds. */
  long answer(List<Object> reply) {
    this.reply = reply;
    int at = 1;
    for (boolean balance : wanted) {
      at += balance ? 3 : 0;
    }
    for (Operation operation : operations) {
      try {
        operation.done(reply.get(at++), this);
      } catch (RuntimeException unreadable) {
        Log.failed("reading an answer of Redis", unreadable);
        operation.failed("an answer that cannot be read");
      }
    }
    return Names.number(reply.get(0));
  }

  /** Nobody knows what was done. */
  void fail(String reason) {
    for (Operation operation : operations) {
      operation.failed(reason);
    }
  }

  /** Nothing was done. */
  void refuse(String reason) {
    for (Operation operation : operations) {
      operation.refused(reason);
    }
  }

  /** Returns how the counters of a tuple stand after this batch. */
  List<Balance> balances(List<Counter> of) {
    List<Balance> balances = new ArrayList<>(of.size());
    for (Counter counter : of) {
      int at = 1;
      int index = index(counter, false) - 1;
      for (int i = 0; i < index; i++) {
        at += wanted.get(i) ? 3 : 0;
      }
      balances.add(balance(counter, reply, at));
    }
    return balances;
  }

  /** Returns a balance of which the three parts begin at {@code at}. */
  static Balance balance(Counter counter, List<?> reply, int at) {
    return new Balance(
        counter.key(),
        Names.number(reply.get(at)),
        Names.number(reply.get(at + 1)),
        Names.number(reply.get(at + 2)));
  }
}
