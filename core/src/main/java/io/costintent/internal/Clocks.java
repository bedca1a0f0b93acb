/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The machine's clocks, in the one place that may read them. */
public final class Clocks {
  /** The time of day, for stamps. */
  public static final InstantSource WALL = InstantSource.system();

  /** Nanoseconds since some moment, for durations. */
  public static final LongSupplier MONOTONIC = System::nanoTime;

  /** Tells the processor that this thread waits for another one, which needs no more than that. */
  public static void spin() {
    Thread.onSpinWait();
  }

  private Clocks() {}
}
