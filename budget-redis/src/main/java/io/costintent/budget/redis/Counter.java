/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.store.CounterKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A counter as scripts get it, packed once. Immutable and thread-safe. */
final class Counter {
  private final @Nullable CounterKey key;
  private final byte[] parts;

  private Counter(@Nullable CounterKey key, byte[] parts) {
    this.key = key;
    this.parts = parts;
  }

  static Counter of(CounterKey key) {
    Instant keepUntil = key.window().keepUntil();
    return new Counter(
        key,
        new MsgPack(96)
            .text(Names.counter(key).getBytes(StandardCharsets.UTF_8))
            .number(key.window().slot())
            .number(key.window().slots())
            .number(keepUntil == null ? 0 : Math.max(1, millis(keepUntil)))
            .text(key.budget())
            .toBytes());
  }

  /** Returns a counter of which only the parts are known, from a journal. */
  static Counter of(byte[] parts) {
    return new Counter(null, parts);
  }

  /** Not a moment earlier. */
  private static long millis(Instant keepUntil) {
    return keepUntil.plusNanos(999_999).toEpochMilli();
  }

  CounterKey key() {
    return requireNonNull(key, "key");
  }

  /** Name, slot, slots, time to keep, budget: five values without the array around them. */
  byte[] parts() {
    return parts;
  }
}
