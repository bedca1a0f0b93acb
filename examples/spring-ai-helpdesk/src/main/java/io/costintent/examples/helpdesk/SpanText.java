/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An exporter for reading: keeps the spans of model calls, attribute by attribute. */
final class SpanText implements SpanExporter {
  private static final AttributeKey<String> STATUS =
      AttributeKey.stringKey("costintent.cost.status");
  private static final AttributeKey<String> FEATURE = AttributeKey.stringKey("costintent.feature");

  private final List<SpanData> calls = new ArrayList<>();

  @Override
  public synchronized CompletableResultCode export(Collection<SpanData> spans) {
    spans.stream().filter(span -> span.getAttributes().get(STATUS) != null).forEach(calls::add);
    return CompletableResultCode.ofSuccess();
  }

  /** Returns the first call of a feature, an attribute a line. */
  synchronized String first(String feature) {
    return calls.stream()
        .filter(span -> feature.equals(span.getAttributes().get(FEATURE)))
        .findFirst()
        .map(SpanText::lines)
        .orElse("none\n");
  }

  private static String lines(SpanData span) {
    Map<String, Object> sorted = new TreeMap<>();
    span.getAttributes().forEach((key, value) -> sorted.put(key.getKey(), value));
    StringBuilder lines = new StringBuilder(span.getName()).append('\n');
    sorted.forEach((key, value) -> lines.append("  %-38s %s%n".formatted(key, plain(value))));
    return lines.toString();
  }

  private static Object plain(Object value) {
    return value instanceof Double number ? BigDecimal.valueOf(number).toPlainString() : value;
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
