/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import io.costintent.call.ModelCallHandler;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the listener of a model that the model's stand-in records the call that begins. For the
 * first listener only: calls further below are others. Thread-safe.
 */
final class RecordedAbove {
  private static final ContextKey<RecordedAbove> KEY =
      ContextKey.named("costintent-langchain4j-recorded-above");

  private final ModelCallHandler handler;
  private final AtomicBoolean seen = new AtomicBoolean();

  private RecordedAbove(ModelCallHandler handler) {
    this.handler = handler;
  }

  /** Returns a context in which the next listener of {@code handler} has nothing to record. */
  static Context in(Context context, ModelCallHandler handler) {
    return context.with(KEY, new RecordedAbove(handler));
  }

  /** Whether the call that begins in {@code context} is recorded already. */
  static boolean is(Context context, ModelCallHandler handler) {
    RecordedAbove above = context.get(KEY);
    return above != null && above.handler == handler && above.seen.compareAndSet(false, true);
  }
}
