/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.propagation;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.util.HashMap;
import java.util.Map;

/**
 * An intent as texts, for somebody who has another class of that name.
 *
 * @since 0.1
 */
public final class IntentTexts {
  private static final String LABEL = "label.";

  /** Returns the values of an intent by the paths of their keys; labels have a prefix. */
  public static Map<String, String> of(CostIntent intent) {
    if (intent.isEmpty()) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    for (IntentKey key : IntentKey.values()) {
      String value = intent.value(key);
      if (value != null) {
        texts.put(key.path(), value);
      }
    }
    intent.labels().forEach((name, value) -> texts.put(LABEL + name, value));
    return texts;
  }

  /** Returns the intent of such texts, without what this version has no key for. */
  public static CostIntent read(Map<String, String> texts) {
    if (texts.isEmpty()) {
      return CostIntent.none();
    }
    CostIntent.Builder intent = CostIntent.builder();
    texts.forEach((path, value) -> {
      IntentKey key = IntentKey.ofPath(path);
      if (key != null) {
        intent.offer(key, value);
      } else if (path.startsWith(LABEL)) {
        intent.label(path.substring(LABEL.length()), value);
      }
    });
    return intent.build();
  }

  private IntentTexts() {}
}
