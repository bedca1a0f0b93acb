/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import io.costintent.pricing.ContextThreshold.Basis;
import io.costintent.pricing.ContextThreshold.Operator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a card. */
final class ConditionsReader {
  static final Set<String> OTHERS =
      Set.of(
          "quality",
          "size",
          "resolution",
          "context_size",
          "modality",
          "mode",
          "variant",
          "voice",
          "duration",
          "byok");

  private final JsonCursor cursor;
  private final Conditions.Builder builder = Conditions.builder();
  private boolean any;
  private boolean understood = true;

  ConditionsReader(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** Returns the terms, or null when one of them is not known. */
  @Nullable Conditions conditions() {
    if (!any) {
      return Conditions.NONE;
    }
    return understood ? builder.build() : null;
  }

  void read() throws IOException {
    cursor.enter();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      any = true;
      read(key);
    }
  }

  private void read(String key) throws IOException {
    switch (key) {
      case "tier" -> builder.serviceTier(cursor.text());
      case "batch" -> {
        if (!cursor.flag()) {
          throw cursor.error("false (expected: true, or no such key)");
        }
        builder.batch();
      }
      case "region" -> builder.regions(cursor.texts().toArray(new String[0]));
      case "scope" -> builder.scope(cursor.text());
      case "speed" -> builder.speed(cursor.text());
      case "input>" -> context(Operator.GT, Basis.TOTAL_INPUT);
      case "input>=" -> context(Operator.GTE, Basis.TOTAL_INPUT);
      case "output>" -> context(Operator.GT, Basis.TOTAL_OUTPUT);
      case "output>=" -> context(Operator.GTE, Basis.TOTAL_OUTPUT);
      case "total>" -> context(Operator.GT, Basis.TOTAL);
      case "total>=" -> context(Operator.GTE, Basis.TOTAL);
      case "hours" -> builder.windows(windows(cursor.texts()));
      default -> {
        if (OTHERS.contains(key)) {
          builder.other(key, cursor.text());
        } else {
          understood = false;
          cursor.skip();
        }
      }
    }
  }

  private void context(Operator operator, Basis basis) throws IOException {
    builder.context(new ContextThreshold(operator, cursor.whole(), basis));
  }

  private TimeWindow[] windows(List<String> texts) {
    TimeWindow[] windows = new TimeWindow[texts.size()];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = window(texts.get(i));
    }
    return windows;
  }

  private TimeWindow window(String text) {
    try {
      return TimeWindow.parse(text);
    } catch (IllegalArgumentException e) {
      throw cursor.error(String.valueOf(e.getMessage()));
    }
  }
}
