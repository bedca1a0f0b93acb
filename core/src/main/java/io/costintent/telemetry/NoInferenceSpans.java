/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.opentelemetry.api.trace.Span;

enum NoInferenceSpans implements InferenceSpans {
  INSTANCE;

  @Override
  public boolean isOpenInference(Span span) {
    return false;
  }
}
