/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers the responses that were billed lately, so that an outer layer that lost the context
 * does not bill them again.
 *
 * <p>A table of fixed size where a newer response may displace an older one: the layers of one call
 * end within moments of each other. Lock-free and thread-safe.
 */
final class BilledResponses {
  private static final int SLOTS = 1 << 12;

  private final AtomicReferenceArray<Billed> slots = new AtomicReferenceArray<>(SLOTS);
  private final long rememberNanos;

  BilledResponses(long rememberNanos) {
    this.rememberNanos = rememberNanos;
  }

  /** Returns whether the caller is the first to bill {@code responseId}. */
  boolean claim(String responseId, long nowNanos) {
    int hash = responseId.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    Billed mine = new Billed(responseId, nowNanos);
    while (true) {
      Billed seen = slots.get(slot);
      if (seen != null
          && seen.responseId.equals(responseId)
          && nowNanos - seen.atNanos < rememberNanos) {
        return false;
      }
      if (slots.compareAndSet(slot, seen, mine)) {
        return true;
      }
    }
  }

  private record Billed(String responseId, long atNanos) {}
}
