/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.JsonField;

/** Reads the limits that a request puts on its output. */
final class OutputLimit {
  static final long NONE = -1;

  /** Returns a number of the request, or {@code otherwise} when it has none that can be read. */
  static long number(JsonField<Long> field, long otherwise) {
    return field.asKnown().orElse(otherwise);
  }

  static long smallest(JsonField<Long> one, JsonField<Long> other) {
    long first = number(one, NONE);
    long second = number(other, NONE);
    return first < 0 ? second : second < 0 ? first : Math.min(first, second);
  }

  /**
   * Whether a provider has the limit under OpenAI's former name, {@code max_tokens}: of those that
   * speak its protocol, not all know the new one, and OpenAI's reasoning models refuse the old one.
   */
  static boolean isNamedAsByOthers(String provider) {
    return !provider.equals("openai") && !provider.startsWith("azure");
  }

  private OutputLimit() {}
}
