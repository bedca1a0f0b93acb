/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.intent.CostIntent;
import io.opentelemetry.api.trace.Span;

/**
 * Who and why, as span attributes.
 *
 * @since 0.1
 */
public final class IntentAttributes {
  /** Writes what {@code intent} says onto {@code span}, which somebody else started. */
  public static void write(CostIntent intent, Span span) {
    if (!intent.isEmpty()) {
      RecordAttributes.intent(intent, new SpanSink(span));
    }
  }

  private IntentAttributes() {}
}
