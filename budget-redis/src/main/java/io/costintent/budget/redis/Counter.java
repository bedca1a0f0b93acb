/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.CounterKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A counter as scripts get it, packed once. Immutable and thread-safe. */
final class Counter {
  private final CounterKey key;
  private final byte[] parts;

  Counter(CounterKey key) {
    this.key = key;
    Instant keepUntil = key.window().keepUntil();
    parts =
        new MsgPack(96)
            .text(Names.counter(key).getBytes(StandardCharsets.UTF_8))
            .number(key.window().slot())
            .number(key.window().slots())
            .number(keepUntil == null ? 0 : Math.max(1, millis(keepUntil)))
            .text(key.budget())
            .toBytes();
  }

  /** Not a moment earlier. */
  private static long millis(Instant keepUntil) {
    return keepUntil.plusNanos(999_999).toEpochMilli();
  }

  CounterKey key() {
    return key;
  }

  /** Name, slot, slots, time to keep, budget: five values without the array around them. */
  byte[] parts() {
    return parts;
  }
}
