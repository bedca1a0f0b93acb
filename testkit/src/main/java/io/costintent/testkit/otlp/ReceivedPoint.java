/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.otlp;

import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.Map;

/**
 * A value of a counter or a gauge as it arrived.
 *
 * @param attributes by name, with the types they were sent with
 * @param value what was counted or measured
 * @since 0.1
 */
public record ReceivedPoint(Map<String, Object> attributes, double value) {
  /** Copies the map. */
  public ReceivedPoint {
    attributes = Map.copyOf(attributes);
  }

  static ReceivedPoint of(NumberDataPoint point) {
    return new ReceivedPoint(
        WireValues.byName(point.getAttributesList()),
        point.hasAsInt() ? point.getAsInt() : point.getAsDouble());
  }
}
