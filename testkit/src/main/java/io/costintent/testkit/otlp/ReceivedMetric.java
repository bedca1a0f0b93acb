/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.otlp;

import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;

/**
 * What a metric is, as it arrived.
 *
 * @param kind {@code counter}, {@code up-down counter} or {@code gauge} with {@code long} or {@code
 *     double} in front, or {@code histogram}, which does not say what it counted
 * @param unit as in {@code {token}}, empty without one
 * @since 0.1
 */
public record ReceivedMetric(String name, String kind, String unit) {
  static ReceivedMetric of(Metric metric) {
    return new ReceivedMetric(metric.getName(), kind(metric), metric.getUnit());
  }

  private static String kind(Metric metric) {
    return switch (metric.getDataCase()) {
      case SUM ->
          numbers(metric.getSum().getDataPointsList())
              + (metric.getSum().getIsMonotonic() ? "counter" : "up-down counter");
      case GAUGE -> numbers(metric.getGauge().getDataPointsList()) + "gauge";
      default -> "histogram";
    };
  }

  private static String numbers(List<NumberDataPoint> points) {
    return points.stream().anyMatch(NumberDataPoint::hasAsDouble) ? "double " : "long ";
  }
}
