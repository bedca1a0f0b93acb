/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was counted for one {@link MetricKey} since the last collection.
 *
 * <p>Counting here is a few additions; handing over to OpenTelemetry costs several times as much
 * for each counter and happens once a collection. Thread-safe.
 */
final class MetricSeries {
  private static final int TYPES = TokenSplit.Type.ALL.size();

  private final MetricAttributes attributes;
  private final LongAdder calls = new LongAdder();

  /** Trillionths of the key's currency: exact, unlike a sum of doubles. */
  private final LongAdder picos = new LongAdder();

  private final LongAdder[] tokens = new LongAdder[TYPES];

  MetricSeries(MetricAttributes attributes) {
    this.attributes = attributes;
    for (int i = 0; i < TYPES; i++) {
      tokens[i] = new LongAdder();
    }
  }

  MetricAttributes attributes() {
    return attributes;
  }

  void count() {
    calls.increment();
  }

  void spend(long amountPicos) {
    picos.add(amountPicos);
  }

  void use(TokenSplit split) {
    for (int i = 0; i < TYPES; i++) {
      long quantity = split.quantity(TokenSplit.Type.ALL.get(i));
      if (quantity != 0) {
        tokens[i].add(quantity);
      }
    }
  }

  /** Hands over what was counted, and starts again at zero. */
  void drain(LongCounter callCounter, LongCounter tokenCounter, DoubleCounter costCounter) {
    Context none = Context.root();
    long called = calls.sumThenReset();
    if (called != 0) {
      callCounter.add(called, attributes.calls(), none);
    }
    long spent = picos.sumThenReset();
    if (spent != 0) {
      costCounter.add(RecordAttributes.picosToDouble(spent), attributes.common(), none);
    }
    for (int i = 0; i < TYPES; i++) {
      long used = tokens[i].sumThenReset();
      if (used != 0) {
        tokenCounter.add(used, attributes.tokens(TokenSplit.Type.ALL.get(i)), none);
      }
    }
  }
}
