/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.ModelCallHandler;
import io.opentelemetry.api.trace.Span;

/**
 * Tells whether a span that somebody else started describes a model call.
 *
 * <p>The OpenTelemetry API cannot read a span, so core knows none; the {@code otel-exporter}
 * module, which has the SDK, provides the implementation that is found through {@link
 * java.util.ServiceLoader}. Implementations are thread-safe and must not throw.
 *
 * @since 0.1
 */
public interface InferenceSpans {
  /**
   * Whether {@code span} is recording, describes one model call and does not carry a cost yet, so
   * that a call below it belongs onto it instead of onto a span of its own.
   */
  boolean isOpenInference(Span span);

  /**
   * Whether a call may leave its attributes on {@code span}, which {@link #isOpenInference}
   * accepted, to be unpacked when the span is exported.
   */
  default boolean unpacksCarriedAttributes(Span span) {
    return false;
  }

  /**
   * Takes the handler that calls go to which others make and only their spans tell of.
   *
   * <p>Called once when tracking is built; the last one built gets them.
   */
  default void attach(ModelCallHandler handler) {}

  /** Returns the implementation that knows no spans of others. */
  static InferenceSpans none() {
    return NoInferenceSpans.INSTANCE;
  }
}
