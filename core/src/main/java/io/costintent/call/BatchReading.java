/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import io.costintent.internal.Guard;
import io.costintent.provider.ResponseFacts;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reads the results of one batch job. A result that was billed before is passed over, in
 * silence: no record, no span. Nothing here throws. Thread-safe.
 *
 * @since 0.1
 */
public final class BatchReading {
  private final ModelCallHandler handler;
  private final BatchStore store;
  private final String provider;
  private final String job;
  private final CostIntent intent;
  private final Context context;

  BatchReading(
      ModelCallHandler handler,
      BatchStore store,
      String provider,
      String job,
      CostIntent intent,
      Context context) {
    this.handler = handler;
    this.store = store;
    this.provider = provider;
    this.job = job;
    this.intent = intent;
    this.context = context;
  }

  /**
   * Bills one answer. What failed, was cancelled or expired is none, and not to be told.
   *
   * @param result what the application called the request
   * @param request who answered, and that it was a batch
   * @param at when it answered, or null when nobody knows and prices are those of now
   */
  public void answered(
      String result, ModelRequest request, @Nullable ResponseFacts facts, @Nullable Instant at) {
    if (Guard.get("batch store", () -> store.claim(provider, job, result), true)) {
      Guard.run("batch result", () -> record(request, facts, at));
    }
  }

  private void record(ModelRequest request, @Nullable ResponseFacts facts, @Nullable Instant at) {
    handler.observe(
        ObservedCall.builder(request, at == null ? handler.now() : at)
            .intent(intent)
            .context(context)
            .response(facts)
            .withSpan()
            .build());
  }
}
