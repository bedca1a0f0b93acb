/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.money.Money;
import io.costintent.otel.SpanCost.Billed;
import io.costintent.telemetry.CarriedAttributes;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.telemetry.SpanRecorder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/** What a span says that a tracked call wrote to. */
final class OwnSpans {
  /**
   * On an inference span of others whose exporters are all wrapped: a call inside may leave its
   * attributes to them. Never exported.
   */
  static final AttributeKey<Boolean> CARRIES = AttributeKey.booleanKey("costintent.carries");

  /** Whether there are marks that were meant for us. */
  static boolean isMarked(Attributes attributes) {
    return attributes.get(CostAttributes.COVERED) != null || attributes.get(CARRIES) != null;
  }

  /** Removes marks that were meant for us. */
  static void unmark(AttributesBuilder attributes) {
    attributes.remove(CostAttributes.COVERED).remove(CARRIES);
  }

  /** Whether a tracked call started spans of this scope, with all that they are to say. */
  static boolean isOurs(InstrumentationScopeInfo scope) {
    return scope.getName().equals(SpanRecorder.SCOPE);
  }

  /**
   * Whether {@code context} is below the open span of a tracked call, or of one covered by it: also
   * of tracking that we do not know, as of an application whose agent we are in.
   */
  static boolean isBelowOne(Context context) {
    return Span.fromContextOrNull(context) instanceof ReadableSpan above
        && !above.hasEnded()
        && (isOurs(above.getInstrumentationScopeInfo())
            || above.getAttribute(CostAttributes.COVERED) != null);
  }

  /** Returns the event that carries the attributes of a call, or null. */
  static @Nullable EventData carrier(SpanData span) {
    for (EventData event : span.getEvents()) {
      if (event.getName().equals(CarriedAttributes.EVENT)) {
        return event;
      }
    }
    return null;
  }

  /** Returns what the call billed, or null when it was denied or another one bills. */
  static @Nullable Billed billed(SpanData span) {
    EventData event = carrier(span);
    if (event != null && event.getAttributes() instanceof CarriedAttributes carried) {
      CallRecord record = carried.record();
      Cost cost = record.cost();
      if (cost == null) {
        return null;
      }
      return record.isCharge()
          ? Billed.charge(cost.total())
          : Billed.one(cost.total(), record.responseId());
    }
    Attributes attributes = event == null ? span.getAttributes() : event.getAttributes();
    if (attributes.get(CostAttributes.COST_STATUS) == null) {
      return null;
    }
    return attributes.get(CostAttributes.CHARGE_SERVICE) == null
        ? Billed.one(
            amount(attributes, GenAiAttributes.USAGE_COST_CURRENCY),
            attributes.get(GenAiAttributes.RESPONSE_ID))
        : Billed.charge(amount(attributes, CostAttributes.COST_CURRENCY));
  }

  private static @Nullable Money amount(Attributes attributes, AttributeKey<String> code) {
    String total = attributes.get(CostAttributes.COST_TOTAL);
    String currency = attributes.get(code);
    return total == null || currency == null ? null : Money.of(total, currency);
  }

  private OwnSpans() {}
}
