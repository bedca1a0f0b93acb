/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import io.costintent.intent.CostIntent;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What budgets hold for a charge that is about to come about, until it is settled or given back,
 * whichever comes first.
 *
 * {@snippet class="io.costintent.Snippets" region="held-charge"}
 *
 * <p>None of the methods throws. A hold that nobody ends expires. Thread-safe.
 *
 * @since 0.1
 */
public final class HeldCharge implements AutoCloseable {
  private final ModelCall call;
  private final Charge atMost;
  private final LongSupplier nanos;
  private final long startNanos;

  HeldCharge(ModelCall call, Charge atMost, LongSupplier nanos) {
    this.call = call;
    this.atMost = atMost;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  /** What was held. */
  public Charge atMost() {
    return atMost;
  }

  /** Who and why, as captured when it was held. */
  public CostIntent intent() {
    return call.intent();
  }

  /** Bills what was held. */
  public void settle() {
    settle(atMost);
  }

  /**
   * Bills what it came to: quantities, amount and id of {@code spent}, under the names that were
   * held.
   */
  public void settle(Charge spent) {
    call.end(spent.facts());
  }

  /**
   * Bills the time since it was held, in place of what was held of this unit.
   *
   * @param unit such as {@link UsageUnit#GPU_SECONDS}; one that does not measure time bills what
   *     was held
   */
  public void settleElapsed(UsageUnit unit) {
    Duration elapsed = Duration.ofNanos(Math.max(0, nanos.getAsLong() - startNanos));
    settle(Guarded.get("elapsed charge", () -> elapsed(unit, elapsed), atMost));
  }

  private Charge elapsed(UsageUnit unit, Duration elapsed) {
    Charge.Builder spent =
        Charge.builder(atMost.service(), atMost.item())
            .id(atMost.id())
            .region(atMost.region())
            .duration(unit, elapsed);
    Usage held = atMost.usage();
    for (int i = 0; held != null && i < held.size(); i++) {
      if (!held.unit(i).equals(unit)) {
        spent.steps(held.unit(i), held.quantity(i));
      }
    }
    return spent.build();
  }

  /** Gives back what is held, unless it was settled: nothing came about. */
  @Override
  public void close() {
    call.cancel(null);
  }

  /** Returns what was held; not a contract. */
  @Override
  public String toString() {
    return "HeldCharge{" + atMost + '}';
  }
}
