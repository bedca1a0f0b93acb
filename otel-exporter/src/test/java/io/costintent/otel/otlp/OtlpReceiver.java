/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Something on loopback that takes spans and metrics and keeps what arrived. */
abstract class OtlpReceiver implements AutoCloseable {
  private final ConcurrentLinkedQueue<ExportTraceServiceRequest> traces =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ExportMetricsServiceRequest> metrics =
      new ConcurrentLinkedQueue<>();

  /** {@code http/protobuf} or {@code grpc}. */
  abstract String protocol();

  abstract int port();

  /** The properties that send everything here. */
  Map<String, String> properties() {
    return Map.of(
        "otel.exporter.otlp.endpoint", "http://127.0.0.1:" + port(),
        "otel.exporter.otlp.protocol", protocol(),
        "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "otlp",
        "otel.logs.exporter", "none");
  }

  void take(ExportTraceServiceRequest request) {
    traces.add(request);
  }

  void take(ExportMetricsServiceRequest request) {
    metrics.add(request);
  }

  List<Span> spans() {
    return traces.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  Span span(String name) {
    List<Span> named = spans().stream().filter(span -> span.getName().equals(name)).toList();
    if (named.size() != 1) {
      throw new AssertionError("expected one span named " + name + ", not " + named);
    }
    return named.get(0);
  }

  /** The last export of a metric. */
  Metric metric(String name) {
    return metrics.stream()
        .flatMap(request -> request.getResourceMetricsList().stream())
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .flatMap(metric -> metric.getName().equals(name) ? Stream.of(metric) : Stream.empty())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError("no metric named " + name));
  }

  @Override
  public abstract void close();
}
