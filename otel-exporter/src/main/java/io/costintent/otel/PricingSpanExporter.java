/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.costintent.call.Guarded;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Adds cost to spans on their way to another exporter, whose results it returns. */
final class PricingSpanExporter implements SpanExporter {
  private final SpanExporter delegate;
  private final SpanPricer pricer;

  PricingSpanExporter(SpanExporter delegate, SpanPricer pricer) {
    this.delegate = delegate;
    this.pricer = pricer;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    List<SpanData> priced = new ArrayList<>(spans.size());
    for (SpanData span : spans) {
      priced.add(Guarded.get("export of a span", () -> pricer.price(span), span));
    }
    return delegate.export(priced);
  }

  @Override
  public CompletableResultCode flush() {
    return delegate.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return delegate.shutdown();
  }

  @Override
  public String toString() {
    return "CostIntentSpanExporter{" + delegate + '}';
  }
}
