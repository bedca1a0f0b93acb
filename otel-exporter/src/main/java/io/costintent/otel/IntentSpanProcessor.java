/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.CallRecord;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCallHandler;
import io.costintent.cost.Cost;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.otel.SpanCost.Billed;
import io.costintent.otel.SpanCost.Ended;
import io.costintent.propagation.IntentSource;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.IntentAttributes;
import io.costintent.telemetry.SpanRecorder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Captures the intent when spans of others start, and bills those that describe a model call when
 * they end.
 *
 * <p>Children end before their parents, so a span that ends knows what was billed below it: an
 * inference span around a call that was billed is not billed again. Has to run before the processor
 * that exports.
 */
final class IntentSpanProcessor implements SpanProcessor {
  private final SpanLedger ledger;
  private final Supplier<ModelCallHandler> handler;
  private final IntentSource intents;
  private final BooleanSupplier unpacking;

  /**
   * Creates a processor.
   *
   * @param intents what a call is for that starts in a context
   * @param unpacking whether all exporters unpack the attributes that tracked calls let them carry
   */
  IntentSpanProcessor(
      SpanLedger ledger,
      Supplier<ModelCallHandler> handler,
      IntentSource intents,
      BooleanSupplier unpacking) {
    this.ledger = ledger;
    this.handler = handler;
    this.intents = intents;
    this.unpacking = unpacking;
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    Guarded.run("start of a span", () -> started(parentContext, span));
  }

  private void started(Context parent, ReadWriteSpan span) {
    if (OwnSpans.isOurs(span.getInstrumentationScopeInfo())) {
      if (unpacking.getAsBoolean()) {
        SpanRecorder.carryAttributes(parent);
      }
      return;
    }
    boolean inference = SpanKinds.isInference(span::getAttribute);
    if (!inference && !SpanKinds.mayBecomeInference(span.getKind(), span::getAttribute)) {
      return;
    }
    boolean inside = ModelCallHandler.isInsideCall(parent) || OwnSpans.isBelowOne(parent);
    CostIntent intent = intents.intentOf(parent);
    if (!inside && intent.isEmpty()) {
      return;
    }
    if (inside) {
      span.setAttribute(CostAttributes.COVERED, true);
    }
    if (intent.isEmpty()) {
      return;
    }
    if (inference) {
      IntentAttributes.write(intent, span);
      if (!inside && unpacking.getAsBoolean()) {
        span.setAttribute(OwnSpans.CARRIES, true);
      }
    }
    SpanCost cost = ledger.open(span.getSpanContext().getSpanId());
    if (cost != null) {
      cost.intent(intent);
    }
  }

  @Override
  public void onEnd(ReadableSpan span) {
    Guarded.run("end of a span", () -> ended(span));
  }

  private void ended(ReadableSpan span) {
    SpanCost below = ledger.close(span.getSpanContext().getSpanId());
    boolean ours =
        OwnSpans.isOurs(span.getInstrumentationScopeInfo())
            || span.getAttribute(CostAttributes.COST_STATUS) != null;
    if (ours) {
      pass(span, below, OwnSpans.billed(span.toSpanData()), null);
    } else if (SpanKinds.mayBeInference(span.getKind())
        && span.getAttribute(CostAttributes.COVERED) == null
        && SpanKinds.isInference(span::getAttribute)) {
      CallRecord record = observe(span.toSpanData(), below);
      pass(span, below, billed(record), record);
    } else if (below != null) {
      pass(span, below, null, null);
    }
  }

  private @Nullable CallRecord observe(SpanData span, @Nullable SpanCost below) {
    SpanFacts facts = SpanFacts.of(span.getAttributes());
    if (SpanCalls.isUnreadableAmount(facts)
        || (below != null && below.covers(facts.text(SpanFact.RESPONSE_ID)))) {
      return null;
    }
    CostIntent intent = below == null ? CostIntent.none() : below.intent();
    return handler.get().observe(SpanCalls.read(span, facts, intent));
  }

  private static @Nullable Billed billed(@Nullable CallRecord record) {
    Cost cost = record == null ? null : record.cost();
    return record == null || cost == null ? null : Billed.one(cost.total(), record.responseId());
  }

  /** Keeps what exporters need of this span, and tells its parent what came up to it. */
  private void pass(
      ReadableSpan span,
      @Nullable SpanCost below,
      @Nullable Billed own,
      @Nullable CallRecord record) {
    Money inclusive = own == null && below != null ? below.below() : null;
    if (own == null || record != null) {
      ledger.end(span.getSpanContext().getSpanId(), new Ended(record, inclusive));
    }
    Billed total = below == null ? own : below.total(own);
    SpanContext parent = span.getParentSpanContext();
    if (total == null || total.isNothing() || !parent.isValid() || parent.isRemote()) {
      return;
    }
    SpanCost above = ledger.open(parent.getSpanId());
    if (above != null) {
      above.add(total);
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public String toString() {
    return "CostIntentSpanProcessor";
  }
}
