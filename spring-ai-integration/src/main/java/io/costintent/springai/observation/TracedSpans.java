/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** The spans that Micrometer Tracing, where it is there, opens for observations. */
final class TracedSpans {
  private static final ClassLoader LOADER = TracedSpans.class.getClassLoader();
  private static final boolean TRACING =
      ClassUtils.isPresent("io.micrometer.tracing.handler.TracingObservationHandler", LOADER);
  private static final boolean BRIDGE =
      ClassUtils.isPresent("io.micrometer.tracing.otel.bridge.OtelSpan", LOADER);

  /** Returns the span of an observation, or null when it has none. */
  static @Nullable Span of(Observation.ContextView observation) {
    return TRACING ? Tracing.of(observation) : null;
  }

  private TracedSpans() {}

  private static final class Tracing {
    static @Nullable Span of(Observation.ContextView observation) {
      TracingContext tracing = observation.get(TracingContext.class);
      io.micrometer.tracing.Span span = tracing == null ? null : tracing.getSpan();
      if (span == null) {
        return null;
      }
      Span otel = BRIDGE ? Bridge.of(span) : null;
      return otel == null ? new MicrometerSpan(span) : otel;
    }
  }

  private static final class Bridge {
    static @Nullable Span of(io.micrometer.tracing.Span span) {
      return span instanceof OtelSpan ? OtelSpan.toOtel(span) : null;
    }
  }
}
