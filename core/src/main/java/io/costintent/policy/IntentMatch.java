/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values that an intent has to have, all of them.
 *
 * @param values none for any intent
 */
record IntentMatch(Map<IntentKey, String> values) {
  IntentMatch {
    values = Map.copyOf(values);
  }

  boolean matches(CostIntent intent) {
    for (Map.Entry<IntentKey, String> value : values.entrySet()) {
      if (!value.getValue().equals(intent.value(value.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the values for a message, such as {@code purpose experiment}; not a contract. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? "any call"
        : new TreeMap<>(values)
            .entrySet().stream()
                .map(value -> value.getKey().path() + ' ' + value.getValue())
                .collect(Collectors.joining(", "));
  }
}
