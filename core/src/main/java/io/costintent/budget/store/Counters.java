/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The counters there are, as many as the store may have.
 *
 * <p>A budget that counts for each value of something is at the mercy of who sends the values. When
 * there are no more counters to be had, the values that come new share one for each budget and
 * window: the limit then holds for all of them together. Lock-free for counters that exist.
 */
final class Counters {
  /** The scope of what shares a counter; not one that a budget can have, which name a key. */
  static final String SHARED = "*";

  private static final int LATEST = 1 << 10;

  private final ConcurrentMap<Id, Counter> counters = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<Found> latest = new AtomicReferenceArray<>(LATEST);
  private final LongAdder shared = new LongAdder();
  private final Due due = new Due();
  private final int most;

  Counters(int most) {
    this.most = most;
  }

  /** Returns the counters of holds, in their order, each one in the hold's window. */
  Counter[] of(List<Hold> holds, long now) {
    Counter[] found = new Counter[holds.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = of(holds.get(i).key(), now);
    }
    return found;
  }

  /** Returns the counter of a key, which comes into being. */
  Counter of(CounterKey key, long now) {
    int place = place(key);
    Found seen = latest.getAcquire(place);
    if (seen != null && seen.isOf(key)) {
      return seen.counter;
    }
    Counter counter = counters.get(id(key));
    if (counter == null) {
      counter = create(key, now);
    }
    counter.arriveIn(key.window());
    if (counter.isOf(key)) {
      latest.setRelease(place, new Found(key, counter));
    }
    return counter;
  }

  private static int place(CounterKey key) {
    int hash = key.budget().hashCode() + 31 * key.scope().hashCode();
    return (hash ^ (hash >>> 16)) & (LATEST - 1);
  }

  /** Returns the counter of a key if there is one. */
  @Nullable Counter find(CounterKey key) {
    Counter counter = counters.get(id(key));
    return counter == null ? counters.get(sharedId(key)) : counter;
  }

  private Counter create(CounterKey key, long now) {
    boolean full = counters.size() >= most;
    if (full) {
      forgetIfDue(now);
      full = counters.size() >= most;
    }
    if (!full) {
      return create(id(key), key.window());
    }
    shared.increment();
    Id id = sharedId(key);
    Counter counter = counters.get(id);
    return counter == null ? create(id, key.window()) : counter;
  }

  private Counter create(Id id, WindowKey window) {
    Counter counter =
        counters.computeIfAbsent(id, made -> new Counter(made.budget(), made.scope(), window));
    due.add(counter.keepUntilMillis());
    return counter;
  }

  void forgetIfDue(long now) {
    if (due.take(now)) {
      forget(now);
    }
  }

  private void forget(long now) {
    for (int i = 0; i < LATEST; i++) {
      latest.set(i, null);
    }
    counters
        .values()
        .removeIf(counter -> {
          long until = counter.keepUntilMillis();
          if (until > now) {
            due.add(until);
          }
          return until <= now;
        });
  }

  List<CounterKey> ofBudget(String budget) {
    List<CounterKey> keys = new ArrayList<>();
    counters
        .values()
        .forEach(counter -> {
          if (counter.budget().equals(budget)) {
            keys.add(counter.key());
          }
        });
    return keys;
  }

  /** How many times a counter was asked for that had to be a shared one. */
  long shared() {
    return shared.sum();
  }

  private static Id id(CounterKey key) {
    return new Id(key.budget(), key.scope(), key.window().id());
  }

  private static Id sharedId(CounterKey key) {
    return new Id(key.budget(), SHARED, key.window().id());
  }

  /**
   * A counter found lately under the very key object that callers use again and again.
   *
   * <p>Not for a slot that has passed: it has to be looked up, so that its window moves on.
   */
  private record Found(CounterKey key, Counter counter) {
    @SuppressWarnings("ReferenceEquality") // another object of equal content is looked up
    boolean isOf(CounterKey other) {
      return key == other && counter.isIn(key.window());
    }
  }

  private record Id(String budget, String scope, String window) {}
}
