/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import io.costintent.pricing.PriceBookStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How refreshes went so far. Thread-safe. */
final class RefreshTally {
  private final Map<RefreshResult, Long> counts = new EnumMap<>(RefreshResult.class);
  private @Nullable Instant lastAt;
  private @Nullable RefreshResult last;

  synchronized void add(RefreshResult result, Instant at) {
    counts.merge(result, 1L, Long::sum);
    last = result;
    lastAt = at;
  }

  synchronized PriceBookStatus.Builder describe(PriceBookStatus.Builder status) {
    Map<String, Long> byCode = new HashMap<>();
    counts.forEach((result, count) -> byCode.put(result.code(), count));
    return status.lastRefresh(lastAt, last == null ? null : last.code()).refreshes(byCode);
  }
}
