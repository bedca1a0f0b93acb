/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import java.util.Arrays;

/**
 * A set of ids that keeps 64 bits of each: eight bytes for an id of any length, and nothing that
 * tells it. Among 100,000 ids two are taken for one once in four thousand million sets. Not
 * thread-safe; confine to one thread.
 */
final class HashedIds {
  private static final int FIRST_CAPACITY = 16;

  /** Open addressing; zero is a free slot. */
  private long[] slots = new long[FIRST_CAPACITY];

  private int size;

  /** Adds an id, and returns whether it was not there. */
  boolean add(String id) {
    if (size * 2 >= slots.length) {
      grow();
    }
    return put(hash(id));
  }

  int size() {
    return size;
  }

  private boolean put(long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = hash;
    size++;
    return true;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    size = 0;
    Arrays.stream(before).filter(hash -> hash != 0).forEach(this::put);
  }

  /** FNV-1a over the characters, and a final mix that spreads it over the low bits. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
