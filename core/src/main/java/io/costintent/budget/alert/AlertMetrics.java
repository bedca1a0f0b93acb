/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;

/** Counts what became of alerts. */
final class AlertMetrics {
  private static final AttributeKey<String> SINK = AttributeKey.stringKey("costintent.alert.sink");
  private static final AttributeKey<String> OUTCOME =
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

  void delivered(String sink) {
    alerts.add(1, Attributes.of(SINK, sink, OUTCOME, "delivered"));
  }

  void dropped(String sink) {
    alerts.add(1, Attributes.of(SINK, sink, OUTCOME, "dropped"));
  }
}
