/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Something on loopback that takes spans and metrics by OTLP over HTTP, in protobuf, and keeps what
 * arrived. Logs are taken and dropped.
 *
 * <p>Whoever uses it brings {@code io.opentelemetry.proto:opentelemetry-proto}. Thread-safe.
 *
 * @since 0.1
 */
public final class OtlpReceiver implements AutoCloseable {
  private final ConcurrentLinkedQueue<ExportTraceServiceRequest> traces =
      new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ExportMetricsServiceRequest> metrics =
      new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  /** Returns a receiver that listens on a free port of the loopback interface. */
  public static OtlpReceiver start() {
    try {
      return new OtlpReceiver(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OtlpReceiver(HttpServer server) {
    this.server = server;
    server.createContext(
        "/v1/traces",
        exchange -> {
          traces.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
          accept(exchange);
        });
    server.createContext(
        "/v1/metrics",
        exchange -> {
          metrics.add(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()));
          accept(exchange);
        });
    server.createContext("/v1/logs", OtlpReceiver::accept);
    server.start();
  }

  /** Answers that everything was taken, which is an empty message. */
  private static void accept(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Where it listens, such as {@code http://127.0.0.1:41739}. */
  public URI endpoint() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  /** The properties of OpenTelemetry's SDK and agent that send everything here. */
  public Map<String, String> properties() {
    return Map.of(
        "otel.exporter.otlp.endpoint", endpoint().toString(),
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "otlp",
        "otel.logs.exporter", "none");
  }

  /** The spans so far; those of different exports in the order of their arrival. */
  public List<ReceivedSpan> spans() {
    return traces.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream().map(span -> ReceivedSpan.of(scope, span)))
        .toList();
  }

  /** The metrics so far, each once. */
  public List<ReceivedMetric> metrics() {
    return metrics.stream()
        .flatMap(request -> request.getResourceMetricsList().stream())
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .map(ReceivedMetric::of)
        .distinct()
        .toList();
  }

  /** The points of a counter or a gauge in the last export that has it; empty without one. */
  public List<ReceivedPoint> points(String metric) {
    return metrics.stream()
        .map(request -> points(request, metric))
        .filter(points -> !points.isEmpty())
        .reduce((earlier, later) -> later)
        .orElse(List.of());
  }

  private static List<ReceivedPoint> points(ExportMetricsServiceRequest request, String name) {
    return request.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .filter(metric -> metric.getName().equals(name))
        .flatMap(OtlpReceiver::points)
        .toList();
  }

  private static Stream<ReceivedPoint> points(Metric metric) {
    return Stream.concat(
            metric.getSum().getDataPointsList().stream(),
            metric.getGauge().getDataPointsList().stream())
        .map(ReceivedPoint::of);
  }

  /** Stops listening; what arrived stays. */
  @Override
  public void close() {
    server.stop(0);
  }
}
