/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Hold;
import java.util.List;

/**
 * The counters of a reservation with the limits that hold for it: what is the same for all calls of
 * one kind, packed once. Immutable and thread-safe.
 */
final class Tuple {
  private final List<Counter> counters;
  private final byte[] blob;
  private final byte[] limits;

  Tuple(List<Counter> counters, List<Hold> holds) {
    this.counters = List.copyOf(counters);
    MsgPack packed = new MsgPack(128 * counters.size()).array(counters.size());
    for (Counter counter : counters) {
      packed.array(5).packed(counter.parts());
    }
    blob = packed.toBytes();
    MsgPack rules = new MsgPack(16 * holds.size()).array(holds.size());
    for (Hold hold : holds) {
      rules.number(hold.limit());
    }
    rules.array(holds.size());
    for (Hold hold : holds) {
      rules.number(hold.enforced() ? 1 : 0);
    }
    limits = rules.toBytes();
  }

  List<Counter> counters() {
    return counters;
  }

  /** The counters, as they stand in a record of the store. */
  byte[] blob() {
    return blob;
  }

  /** Limits, then whether they are enforced: two arrays. */
  byte[] limits() {
    return limits;
  }
}
