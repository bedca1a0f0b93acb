/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.Hold;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a reservation with the limits that hold for it: what is the same for all calls of
 * one kind, packed once; and the slice that such calls are granted from, if there are many.
 * Thread-safe.
 */
final class Tuple {
  private final List<Counter> counters;
  private final byte[] blob;
  private final byte[] limits;
  private final boolean named;
  private final AtomicInteger heat = new AtomicInteger();
  private final AtomicReference<@Nullable Slice> slice = new AtomicReference<>();

  private Tuple(List<Counter> counters, byte[] limits, boolean named) {
    this.counters = List.copyOf(counters);
    this.limits = limits;
    this.named = named;
    MsgPack packed = new MsgPack(128 * counters.size()).array(counters.size());
    for (Counter counter : counters) {
      packed.array(5).packed(counter.parts());
    }
    blob = packed.toBytes();
  }

  static Tuple of(List<Counter> counters, List<Hold> holds) {
    MsgPack rules = new MsgPack(16 * holds.size()).array(holds.size());
    for (Hold hold : holds) {
      rules.number(hold.limit());
    }
    rules.array(holds.size());
    for (Hold hold : holds) {
      rules.number(hold.enforced() ? 1 : 0);
    }
    return new Tuple(counters, rules.toBytes(), true);
  }

  /** Returns counters of a journal, on which nothing more is to be held. */
  static Tuple left(List<Counter> counters) {
    MsgPack rules = new MsgPack(32).array(counters.size());
    for (int i = 0; i < counters.size(); i++) {
      rules.number(0);
    }
    rules.array(counters.size());
    for (int i = 0; i < counters.size(); i++) {
      rules.number(0);
    }
    return new Tuple(counters, rules.toBytes(), false);
  }

  /** Whether the counters have keys, and not only parts. */
  boolean isNamed() {
    return named;
  }

  /** Counts a call that asked the store; returns how many did since the last {@link #cool}. */
  int heat() {
    return heat.incrementAndGet();
  }

  void cool() {
    heat.set(0);
  }

  @Nullable Slice slice() {
    return slice.get();
  }

  void slice(Slice opened) {
    slice.set(opened);
  }

  void endSlice(Slice ended) {
    slice.compareAndSet(ended, null);
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
