/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.intent.CostIntent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which budgets concern which calls. A newcomer takes the place of whoever has it: an id
 * in each intent costs time, never memory. Asking allocates nothing. Thread-safe.
 */
final class MatchCache {
  private static final int SIZE = 1024;

  private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SIZE);
  private final Matching matching;

  /** Finds the budgets anew. */
  interface Matching {
    List<AppliedBudget> match(CostIntent intent, String provider, String model, String operation);
  }

  private record Entry(
      CostIntent intent,
      String provider,
      String model,
      String operation,
      List<AppliedBudget> applied) {
    boolean isFor(CostIntent intent, String provider, String model, String operation) {
      return this.model.equals(model)
          && this.provider.equals(provider)
          && this.operation.equals(operation)
          && this.intent.equals(intent);
    }
  }

  MatchCache(Matching matching) {
    this.matching = matching;
  }

  List<AppliedBudget> get(CostIntent intent, String provider, String model, String operation) {
    int index = index(intent, provider, model, operation);
    Entry entry = entries.get(index);
    if (entry != null && entry.isFor(intent, provider, model, operation)) {
      return entry.applied;
    }
    List<AppliedBudget> applied = matching.match(intent, provider, model, operation);
    entries.set(index, new Entry(intent, provider, model, operation, applied));
    return applied;
  }

  private static int index(CostIntent intent, String provider, String model, String operation) {
    int hash = intent.hashCode();
    hash = 31 * hash + model.hashCode();
    hash = 31 * hash + provider.hashCode();
    hash = 31 * hash + operation.hashCode();
    hash *= 0x9E3779B9; // spreads what differs in the high bits only
    return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SIZE));
  }
}
