/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.CounterKey;
import io.costintent.budget.store.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was packed, as calls are alike; starts over when full. Thread-safe. */
final class Tuples {
  private static final int CAPACITY = 4096;

  private final Map<CounterKey, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Alike, Tuple> tuples = new ConcurrentHashMap<>();

  Counter of(CounterKey key) {
    Counter counter = counters.get(key);
    if (counter == null) {
      counter = Counter.of(key);
      if (counters.size() >= CAPACITY) {
        counters.clear();
      }
      counters.put(key, counter);
    }
    return counter;
  }

  Tuple of(List<Hold> holds) {
    Alike alike = new Alike(holds);
    Tuple tuple = tuples.get(alike);
    if (tuple == null) {
      List<Counter> parts = new ArrayList<>(holds.size());
      for (Hold hold : holds) {
        parts.add(of(hold.key()));
      }
      tuple = Tuple.of(parts, holds);
      if (tuples.size() >= CAPACITY) {
        tuples.clear();
      }
      tuples.put(alike, tuple);
    }
    return tuple;
  }

  Iterable<Tuple> all() {
    return tuples.values();
  }

  /** Holds that differ in nothing but amount and floor are alike. */
  private static final class Alike {
    private final List<Hold> holds;
    private final int hash;

    Alike(List<Hold> holds) {
      this.holds = holds;
      int hash = 1;
      for (int i = 0; i < holds.size(); i++) {
        Hold hold = holds.get(i);
        hash = (hash * 31 + hold.key().hashCode()) * 31 + Long.hashCode(hold.limit());
      }
      this.hash = hash;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Alike that)
          || hash != that.hash
          || holds.size() != that.holds.size()) {
        return false;
      }
      for (int i = 0; i < holds.size(); i++) {
        Hold mine = holds.get(i);
        Hold theirs = that.holds.get(i);
        if (mine.limit() != theirs.limit()
            || mine.enforced() != theirs.enforced()
            || !mine.key().equals(theirs.key())) {
          return false;
        }
      }
      return true;
    }
  }
}
