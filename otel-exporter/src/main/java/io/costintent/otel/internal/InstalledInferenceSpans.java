/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.internal;

import io.costintent.call.ModelCallHandler;
import io.costintent.telemetry.InferenceSpans;
import io.opentelemetry.api.trace.Span;

/** What tracking finds when it looks for spans of others. */
public final class InstalledInferenceSpans implements InferenceSpans {
  private final InferenceSpans installed = Installed.inferenceSpans();

  @Override
  public boolean isOpenInference(Span span) {
    return installed.isOpenInference(span);
  }

  @Override
  public boolean unpacksCarriedAttributes(Span span) {
    return installed.unpacksCarriedAttributes(span);
  }

  @Override
  public void attach(ModelCallHandler handler) {
    Installed.attach(handler);
  }
}
