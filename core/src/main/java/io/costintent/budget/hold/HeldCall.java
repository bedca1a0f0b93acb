/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import io.costintent.budget.AppliedBudget;
import io.costintent.budget.store.Balance;
import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.call.CallGate;
import io.costintent.call.CallRecord;
import io.costintent.call.ModelRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What one call holds, from its start to its end.
 *
 * <p>It ends once: settled or given back when the call ends, or handed over to a call inside it.
 */
final class HeldCall implements CallGate.Grant {
  private static final AtomicIntegerFieldUpdater<HeldCall> DONE =
      AtomicIntegerFieldUpdater.newUpdater(HeldCall.class, "done");

  private final HoldEndings endings;
  final String id;
  final PlannedHolds plan;
  final ModelRequest request;
  final LearnedUsage.@Nullable Kept learned;

  /** How the counters stood with the holds; null when the store gave no answer. */
  final @Nullable List<Balance> balances;

  final long stretch;
  private volatile int done;

  // Used by the thread that a stream delivers on.
  long renewedAtNanos;
  long heldOutput;
  List<Hold> held;

  HeldCall(
      HoldEndings endings,
      String id,
      PlannedHolds plan,
      ModelRequest request,
      LearnedUsage.@Nullable Kept learned,
      @Nullable List<Balance> balances,
      long nowNanos,
      long stretch) {
    this.endings = endings;
    this.id = id;
    this.plan = plan;
    this.request = request;
    this.learned = learned;
    this.balances = balances;
    this.renewedAtNanos = nowNanos;
    this.stretch = stretch;
    this.heldOutput = plan.heldOutput;
    this.held = plan.holds;
  }

  boolean isDone() {
    return done != 0;
  }

  /** Takes the hold out of this call, for one inside it; false when there is none any more. */
  boolean handOver() {
    return DONE.compareAndSet(this, 0, 1);
  }

  Reservation reservation(HoldSettings settings) {
    return new Reservation(id, held, settings.ttl());
  }

  List<AppliedBudget> budgets() {
    return plan.budgets;
  }

  @Override
  public void streamed(long chunks) {
    if (done == 0) {
      endings.streamed(this, chunks);
    }
  }

  @Override
  public boolean end(CallRecord record, long chunks) {
    if (!DONE.compareAndSet(this, 0, 1)) {
      return false;
    }
    endings.end(this, record, chunks);
    return true;
  }
}
