/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.opentelemetry.context.Context;

/**
 * Sees every call, sampled or not: spans, metrics, budgets and ledgers are listeners.
 *
 * <p>Each listener is guarded alone: what it throws is logged and counted, and neither the call nor
 * the other listeners notice. Callbacks run on the caller's threads and must not block.
 * Implementations are thread-safe; state of one call belongs into its context.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CallListener {
  /**
   * Called before the request is sent, on the caller's thread.
   *
   * @param call the call; its {@code context()} is not complete yet
   * @param context the context so far
   * @return the context to run the call in: {@code context}, or one derived from it
   */
  default Context onStart(ModelCall call, Context context) {
    return context;
  }

  /** Called once when the call has ended, on whatever thread ended it. */
  void onEnd(CallRecord record);
}
