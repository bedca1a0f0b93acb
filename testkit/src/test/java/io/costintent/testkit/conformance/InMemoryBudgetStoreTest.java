/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.budget.store.BudgetStore;
import io.costintent.budget.store.InMemoryBudgetStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class InMemoryBudgetStoreTest extends BudgetStoreConformance {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T15:00:00Z"));

  @Override
  protected BudgetStore open() {
    return InMemoryBudgetStore.create(now::get);
  }

  @Override
  protected void advance(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
