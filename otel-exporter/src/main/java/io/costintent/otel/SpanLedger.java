/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.otel.SpanCost.Ended;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, by span id, what spans cost: open ones until they end, ended ones until exporters have
 * seen them. Bounded; thread-safe.
 */
final class SpanLedger {
  /** More open spans with something to remember than this mean that their ends go unnoticed. */
  static final int MAX_OPEN = 1 << 16;

  private static final int STRIPES = 16;

  private final Map<String, SpanCost> open = new ConcurrentHashMap<>();
  private final List<Map<String, Ended>> ended = new ArrayList<>(STRIPES);

  /**
   * Creates a ledger.
   *
   * @param maxEnded how many ended spans to remember at least: more than exporters keep waiting
   */
  SpanLedger(int maxEnded) {
    int perStripe = Math.max(1, maxEnded * 2 / STRIPES);
    for (int i = 0; i < STRIPES; i++) {
      ended.add(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Ended> eldest) {
              return size() > perStripe;
            }
          });
    }
  }

  /** Returns the entry of an open span, or null when there are too many. */
  @Nullable SpanCost open(String spanId) {
    SpanCost cost = open.get(spanId);
    if (cost != null || open.size() >= MAX_OPEN) {
      return cost;
    }
    return open.computeIfAbsent(spanId, id -> new SpanCost());
  }

  /** Returns the entry of a span that ends, or null, and forgets it. */
  @Nullable SpanCost close(String spanId) {
    return open.isEmpty() ? null : open.remove(spanId);
  }

  void end(String spanId, Ended cost) {
    Map<String, Ended> stripe = stripe(spanId);
    synchronized (stripe) {
      stripe.put(spanId, cost);
    }
  }

  /** Returns what is known of an ended span, or null. */
  @Nullable Ended ended(String spanId) {
    Map<String, Ended> stripe = stripe(spanId);
    synchronized (stripe) {
      return stripe.get(spanId);
    }
  }

  private Map<String, Ended> stripe(String spanId) {
    int hash = spanId.hashCode();
    return ended.get((hash ^ hash >>> 16) & STRIPES - 1);
  }
}
