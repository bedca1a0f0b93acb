/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import org.jspecify.annotations.Nullable;

/** What distinguishes one set of metric attributes from another. */
record MetricKey(
    CostIntent intent,
    String provider,
    String requestModel,
    String responseModel,
    String operation,
    @Nullable String status,
    @Nullable String reason,
    String decision,
    @Nullable Class<?> error) {

  static MetricKey of(CallRecord record, CostIntent boundedIntent) {
    Cost cost = record.cost();
    Throwable error = record.error();
    return new MetricKey(
        boundedIntent,
        record.request().provider(),
        record.request().model(),
        record.model(),
        record.request().operation(),
        cost == null ? null : cost.status().code(),
        cost == null || cost.total() != null || cost.reasons().isEmpty()
            ? null
            : cost.reasons().iterator().next().code(),
        record.decision().value(),
        error == null ? null : error.getClass());
  }
}
