/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.ModelCallHandler;
import io.costintent.internal.Guard;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongGauge;

/**
 * How the bookkeeping itself is doing: open streams, and failures that were kept from callers.
 *
 * <p>Collecting the gauge also sweeps forgotten streams, so that they are recorded although nobody
 * calls any more and no thread waits for them.
 *
 * @since 0.1
 */
public final class HealthMetrics {
  /** The place of a failure that was kept from the caller. */
  public static final AttributeKey<String> PLACE = AttributeKey.stringKey("costintent.place");

  /**
   * Registers the instruments, and returns what unregisters them.
   *
   * @param recorder drained when metrics are collected: the callbacks of a meter run before its
   *     counters are read
   */
  public static Runnable register(Meter meter, ModelCallHandler handler, MetricRecorder recorder) {
    ObservableLongGauge open =
        meter
            .gaugeBuilder("costintent.streams.open")
            .ofLongs()
            .setUnit("{stream}")
            .setDescription("Streams that were taken and have not ended")
            .buildWithCallback(measurement -> {
              handler.sweep();
              recorder.drain();
              measurement.record(handler.openStreams());
            });
    ObservableLongCounter failures =
        meter
            .counterBuilder("costintent.failures")
            .setUnit("{failure}")
            .setDescription("Failures of Cost Intent or its listeners, kept from the callers")
            .buildWithCallback(measurement ->
                Guard.failures()
                    .forEach((place, count) ->
                        measurement.record(count.sum(), Attributes.of(PLACE, place))));
    return () -> {
      recorder.drain();
      open.close();
      failures.close();
    };
  }

  private HealthMetrics() {}
}
