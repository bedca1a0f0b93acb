/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/** Puts attributes onto a span. */
record SpanSink(Span span) implements RecordAttributes.Sink {
  @Override
  public <T> void put(AttributeKey<T> key, T value) {
    span.setAttribute(key, value);
  }
}
