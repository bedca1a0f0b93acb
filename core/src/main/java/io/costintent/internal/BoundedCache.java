/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * A cache that starts over when it is full: its keys are few unless somebody puts an id into a
 * field meant for names, and then it must not grow. Thread-safe.
 */
public final class BoundedCache<K, V> {
  private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();
  private final int capacity;

  public BoundedCache(int capacity) {
    this.capacity = capacity;
  }

  /** Returns the value of {@code key}, made by {@code factory} when it is not there. */
  public V get(K key, Function<? super K, ? extends V> factory) {
    V value = entries.get(key);
    if (value != null) {
      return value;
    }
    V made = factory.apply(key);
    if (entries.size() >= capacity) {
      entries.clear();
    }
    V raced = entries.putIfAbsent(key, made);
    return raced == null ? made : raced;
  }

  /** How many entries there are, at most the capacity and a few that raced. */
  public int size() {
    return entries.size();
  }
}
