/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounded by what was used last: jobs by their number, their results by theirs. Thread-safe. */
final class InMemoryBatchStore implements BatchStore {
  private static final int MAX_JOBS = 10_000;
  private static final int MAX_RESULTS = 1 << 20;
  private static final float LOAD = 0.75f;

  private final Map<String, CostIntent> intents = new LinkedHashMap<>(16, LOAD, true);
  private final Map<String, HashedIds> billed = new LinkedHashMap<>(16, LOAD, true);
  private int results;

  @Override
  public synchronized void submitted(String provider, String job, CostIntent intent) {
    intents.put(key(provider, job), intent);
    if (intents.size() > MAX_JOBS) {
      dropEldest(intents);
    }
  }

  @Override
  public synchronized @Nullable CostIntent intent(String provider, String job) {
    return intents.get(key(provider, job));
  }

  @Override
  public synchronized boolean claim(String provider, String job, String result) {
    HashedIds ids = billed.computeIfAbsent(key(provider, job), key -> new HashedIds());
    if (!ids.add(result)) {
      return false;
    }
    results++;
    while (billed.size() > 1 && (results > MAX_RESULTS || billed.size() > MAX_JOBS)) {
      results -= dropEldest(billed).size();
    }
    return true;
  }

  private static <V> V dropEldest(Map<String, V> map) {
    Iterator<V> values = map.values().iterator();
    V eldest = values.next();
    values.remove();
    return eldest;
  }

  private static String key(String provider, String job) {
    return provider + '/' + job;
  }
}
