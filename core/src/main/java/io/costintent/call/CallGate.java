/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import io.costintent.policy.Decision;
import io.costintent.usage.Usage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asked last before a call is sent, when no policy denied it, and told how it ended: where budgets
 * hold what the call may take.
 *
 * <p>Called within a guard; a gate that throws lets the call run. Thread-safe.
 *
 * @since 0.1
 */
public interface CallGate {
  /**
   * Decides about a call, and holds what it may take. Called on the caller's thread; what it asks
   * of a store answers within the store's timeout.
   *
   * @param intent who and why, complete with defaults
   * @param request what is about to be sent, after what policies changed
   * @param atMost what the request consumes at most besides output tokens, or null: asked once at
   *     most
   * @param enclosing the grant of the call around this one, or null: the innermost call bills, so
   *     what that one holds goes over to this one
   */
  Admission admit(
      CostIntent intent,
      ModelRequest request,
      Supplier<? extends @Nullable Usage> atMost,
      @Nullable Grant enclosing);

  /** Counts a call that bills and holds nothing: only its span told of it, or its hold is gone. */
  void charge(CallRecord record);

  /**
   * What one call holds, until it ends.
   *
   * @since 0.1
   */
  interface Grant {
    /**
     * Says how many chunks of a stream have arrived; called now and then, on the stream's thread.
     */
    void streamed(long chunks);

    /**
     * Settles or gives back what is held; called once, when the call has ended.
     *
     * @return whether it was still held, so that the call has not to be charged in another way
     */
    boolean end(CallRecord record, long chunks);
  }

  /**
   * What a gate says to a call.
   *
   * @param decision whether it runs, and how
   * @param request what to send: another model, or a limit on its output, where decided so
   * @param grant what is held for it, or null for nothing
   * @param tightest the budget that has least left of those that apply, or null when none does
   * @since 0.1
   */
  record Admission(
      Decision decision,
      ModelRequest request,
      @Nullable Grant grant,
      @Nullable TightestBudget tightest) {}

  /**
   * The budget that has least left. Amounts are in the steps of its unit.
   *
   * @param id the budget's id
   * @param used what is settled or reserved, with this call's hold
   * @param limit what there is, top-ups included
   * @since 0.1
   */
  record TightestBudget(String id, long used, long limit) {}
}
