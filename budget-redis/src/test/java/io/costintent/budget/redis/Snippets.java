/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.budget.store.BudgetStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README, which run here. */
class Snippets {
  @TempDir Path folder;

  @Test
  void store_isBuiltFromAUri() {
    String uri = SharedRedis.uri();
    Path journals = folder;

    // @start region="store"
    BudgetStore store =
        RedisBudgetStore.builder()
            .uri(uri) // redis://user:password@host:6379, rediss://…, redis-sentinel://…
            .root("acme")
            .timeout(Duration.ofMillis(50))
            .journal(journals) // settlements outlive the process here
            .build();
    // @end

    assertThat(((RedisBudgetStore) store).health().isDegraded()).isFalse();
    store.close();
  }
}
