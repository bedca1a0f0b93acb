/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.CallRecord;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.common.AttributeKey;

/** What a charge puts on its span in place of what a model call has. */
final class ChargeAttributes {
  private ChargeAttributes() {}

  static void write(CallRecord record, RecordAttributes.Sink sink) {
    String id = record.responseId();
    if (id != null) {
      sink.put(CostAttributes.CHARGE_ID, id);
    }
    Usage usage = record.usage();
    for (int i = 0; usage != null && i < usage.size(); i++) {
      UsageUnit unit = usage.unit(i);
      sink.put(
          AttributeKey.doubleKey(CostAttributes.USAGE_PREFIX + unit.name()),
          (double) usage.quantity(i) / unit.stepsPerUnit());
    }
  }
}
