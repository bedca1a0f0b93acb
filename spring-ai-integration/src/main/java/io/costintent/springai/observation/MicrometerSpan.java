/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A span of a tracer that is not OpenTelemetry's, such as Brave's: it takes attributes only. */
final class MicrometerSpan implements Span {
  private final io.micrometer.tracing.Span span;

  MicrometerSpan(io.micrometer.tracing.Span span) {
    this.span = span;
  }

  @Override
  @SuppressWarnings("unchecked") // the key says what its values are
  public <T> Span setAttribute(AttributeKey<T> key, T value) {
    String name = key.getKey();
    switch (key.getType()) {
      case LONG -> span.tag(name, (Long) value);
      case DOUBLE -> span.tag(name, (Double) value);
      case BOOLEAN -> span.tag(name, (Boolean) value);
      case STRING_ARRAY -> span.tagOfStrings(name, (List<String>) value);
      default -> span.tag(name, String.valueOf(value));
    }
    return this;
  }

  @Override
  public boolean isRecording() {
    return !span.isNoop();
  }

  @Override
  public Span addEvent(String name, Attributes attributes) {
    span.event(name);
    return this;
  }

  @Override
  public Span addEvent(String name, Attributes attributes, long timestamp, TimeUnit unit) {
    span.event(name, timestamp, unit);
    return this;
  }

  @Override
  public Span setStatus(StatusCode statusCode, String description) {
    return this;
  }

  @Override
  public Span recordException(Throwable exception, Attributes additionalAttributes) {
    return this;
  }

  @Override
  public Span updateName(String name) {
    span.name(name);
    return this;
  }

  @Override
  public void end() {
    span.end();
  }

  @Override
  public void end(long timestamp, TimeUnit unit) {
    span.end(timestamp, unit);
  }

  @Override
  public SpanContext getSpanContext() {
    return SpanContext.getInvalid();
  }
}
