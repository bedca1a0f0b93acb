/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.util.List;

/**
 * A condition, or another property of a card, in words: {@code tier} of {@code flex}.
 *
 * @param key as in the JSON form
 * @param values one or more
 */
record Term(String key, List<String> values) {
  Term {
    values = List.copyOf(values);
  }

  static Term of(String key, String value) {
    return new Term(key, List.of(value));
  }

  String value() {
    return values.get(0);
  }
}
