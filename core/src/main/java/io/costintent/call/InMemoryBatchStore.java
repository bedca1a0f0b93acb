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

  /** What was used last stands last: whoever takes an entry puts it back. */
  private final Map<String, CostIntent> intents = new LinkedHashMap<>();

  private final Map<String, HashedIds> billed = new LinkedHashMap<>();
  private int results;

  @Override
  public synchronized void submitted(String provider, String job, CostIntent intent) {
    intents.remove(key(provider, job));
    intents.put(key(provider, job), intent);
    if (intents.size() > MAX_JOBS) {
      dropEldest(intents);
    }
  }

  @Override
  public synchronized @Nullable CostIntent intent(String provider, String job) {
    CostIntent known = intents.remove(key(provider, job));
    if (known != null) {
      intents.put(key(provider, job), known);
    }
    return known;
  }

  @Override
  public synchronized boolean claim(String provider, String job, String result) {
    HashedIds known = billed.remove(key(provider, job));
    HashedIds ids = known == null ? new HashedIds() : known;
    billed.put(key(provider, job), ids);
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
