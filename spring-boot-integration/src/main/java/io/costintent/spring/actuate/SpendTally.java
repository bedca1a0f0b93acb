/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import io.costintent.call.CallEnding;
import io.costintent.call.CallListener;
import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.intent.IntentKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what this process spent since it started, by each key of the intent, by provider and by
 * model.
 *
 * <p>Of each key 200 values are kept apart and further ones added up as others, so memory is
 * bounded whatever tenants there are. Counts are of this process alone and gone with it: budgets
 * and metrics are what lasts. Thread-safe.
 *
 * @since 0.1
 */
public final class SpendTally implements CallListener {
  private static final int MAX_VALUES = 200;
  private static final String NOT_SAID = "";

  private final Spend total = new Spend();
  private final Map<IntentKey, BoundedSpends> byKey = new EnumMap<>(IntentKey.class);
  private final BoundedSpends byProvider = new BoundedSpends(MAX_VALUES);
  private final BoundedSpends byModel = new BoundedSpends(MAX_VALUES);
  private final BoundedSpends unpriced = new BoundedSpends(MAX_VALUES);

  SpendTally() {
    for (IntentKey key : IntentKey.values()) {
      byKey.put(key, new BoundedSpends(MAX_VALUES));
    }
  }

  /** Counts the record that bills a call, and those of calls that were denied. */
  @Override
  public void onEnd(CallRecord record) {
    Cost cost = record.cost();
    if (cost == null && record.ending() != CallEnding.DENIED) {
      return;
    }
    total.add(record);
    byKey.forEach((key, spends) -> {
      String value = record.intent().value(key);
      spends.add(value == null ? NOT_SAID : value, record);
    });
    byProvider.add(record.request().provider(), record);
    byModel.add(record.model(), record);
    if (cost != null && cost.total() == null) {
      String reason = cost.reasons().iterator().next().code();
      unpriced.add(record.request().provider() + '/' + record.model() + ' ' + reason, record);
    }
  }

  /** What can be asked for: the paths of the intent's keys, {@code provider} and {@code model}. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (IntentKey key : IntentKey.values()) {
      keys.add(key.path());
    }
    keys.add("provider");
    keys.add("model");
    return keys;
  }

  Map<String, Object> total() {
    return total.describe();
  }

  /** Returns what was spent by a key; null when there is no such key. */
  @Nullable Map<String, Object> by(String key) {
    BoundedSpends spends = spends(key);
    if (spends == null) {
      return null;
    }
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("by", key);
    described.put("values", spends.describe());
    described.put("others", spends.describeOthers());
    described.put("callsAmongOthers", spends.overflowed());
    return described;
  }

  /** Returns provider, model and reason of calls without a price, with how many there were. */
  Map<String, Object> unpriced() {
    return unpriced.describe();
  }

  private @Nullable BoundedSpends spends(String key) {
    String path = key.replace('-', '_');
    if (path.equals("provider")) {
      return byProvider;
    }
    IntentKey intentKey = IntentKey.ofPath(path);
    return path.equals("model") ? byModel : intentKey == null ? null : byKey.get(intentKey);
  }
}
