/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.ModelCallHandler;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.InferenceSpans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;

/** Reads spans of the SDK. */
final class SdkInferenceSpans implements InferenceSpans {
  private final CostSpans spans;

  SdkInferenceSpans(CostSpans spans) {
    this.spans = spans;
  }

  @Override
  public boolean isOpenInference(Span span) {
    return span instanceof ReadableSpan readable
        && span.isRecording()
        && SpanKinds.isInference(readable::getAttribute)
        && readable.getAttribute(CostAttributes.COST_STATUS) == null
        && readable.getAttribute(CostAttributes.COVERED) == null;
  }

  @Override
  public boolean unpacksCarriedAttributes(Span span) {
    return span instanceof ReadableSpan readable && readable.getAttribute(OwnSpans.CARRIES) != null;
  }

  @Override
  public void attach(ModelCallHandler handler) {
    spans.attach(handler);
  }
}
