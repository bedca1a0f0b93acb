/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.BudgetStore;
import io.costintent.testkit.conformance.BudgetStoreConformance;
import java.time.Duration;

class RedisBudgetStoreConformanceTest extends BudgetStoreConformance {
  private final String root = SharedRedis.newRoot();
  private RedisBudgetStore opened;

  @Override
  protected BudgetStore open() {
    opened = another();
    return opened;
  }

  @Override
  protected BudgetStore openAnother(BudgetStore store) {
    return another();
  }

  private RedisBudgetStore another() {
    return RedisBudgetStore.builder()
        .uri(SharedRedis.uri())
        .root(root)
        .timeout(Duration.ofSeconds(10))
        .slices(slices())
        .build();
  }

  boolean slices() {
    return false;
  }

  @Override
  protected void advance(Duration time) throws Exception {
    SharedRedis.awaitTime(time.plusMillis(40));
  }

  @Override
  protected Duration ttl() {
    return Duration.ofSeconds(1);
  }

  @Override
  protected boolean passesDays() {
    return false;
  }

  @Override
  protected void awaitSettled() {
    opened.flush();
  }
}
