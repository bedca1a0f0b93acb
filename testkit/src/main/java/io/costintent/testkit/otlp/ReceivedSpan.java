/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.otlp;

import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span as it arrived.
 *
 * @param scope who made it, such as {@code io.opentelemetry.openai-java-1.1}
 * @param kind such as {@code CLIENT}
 * @param traceId lower-case hexadecimal
 * @param spanId lower-case hexadecimal
 * @param parentId lower-case hexadecimal, empty for a root
 * @param startNanos when it began, in nanoseconds since 1970
 * @param attributes by name, each a {@code String}, {@code Long}, {@code Double}, {@code Boolean}
 *     or a list of these: the types they were sent with
 * @since 0.1
 */
public record ReceivedSpan(
    String scope,
    String name,
    String kind,
    String traceId,
    String spanId,
    String parentId,
    long startNanos,
    Map<String, Object> attributes) {
  private static final String KIND = "SPAN_KIND_";

  /** Copies the map. */
  public ReceivedSpan {
    attributes = Map.copyOf(attributes);
  }

  static ReceivedSpan of(ScopeSpans scope, Span span) {
    HexFormat hex = HexFormat.of();
    return new ReceivedSpan(
        scope.getScope().getName(),
        span.getName(),
        span.getKind().name().substring(KIND.length()),
        hex.formatHex(span.getTraceId().toByteArray()),
        hex.formatHex(span.getSpanId().toByteArray()),
        hex.formatHex(span.getParentSpanId().toByteArray()),
        span.getStartTimeUnixNano(),
        WireValues.byName(span.getAttributesList()));
  }

  /** Returns an attribute, or null when the span has none of this name. */
  public @Nullable Object attribute(String key) {
    return attributes.get(key);
  }
}
