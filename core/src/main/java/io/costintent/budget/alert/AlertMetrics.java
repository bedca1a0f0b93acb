/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

/**
 * Counts what became of alerts. Thread-safe.
 *
 * @since 0.1
 */
public final class AlertMetrics {
  /** The {@linkplain AlertSink#name() name} of a way to tell people. */
  public static final AttributeKey<String> SINK = AttributeKey.stringKey("costintent.alert.sink");

  /** {@code delivered} or {@code dropped}. */
  public static final AttributeKey<String> OUTCOME =
      AttributeKey.stringKey("costintent.alert.outcome");

  private final LongCounter alerts;

  AlertMetrics(Meter meter) {
    this.alerts =
        meter
            .counterBuilder("costintent.alerts")
            .setUnit("{alert}")
            .setDescription("Alerts of budgets, by sink and whether they arrived")
            .build();
  }

  /** Shows the sink before it has anything to tell, so that its first alert is an increase. */
  void known(String sink) {
    count(sink, "delivered", 0);
    count(sink, "dropped", 0);
  }

  void delivered(String sink) {
    count(sink, "delivered", 1);
  }

  void dropped(String sink) {
    count(sink, "dropped", 1);
  }

  private void count(String sink, String outcome, long number) {
    alerts.add(number, Attributes.of(SINK, sink, OUTCOME, outcome));
  }
}
