/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis.internal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/** The machine's clocks and randomness, in the one place of this module that may ask for them. */
public final class Surroundings {
  /** The time of day. */
  public static final InstantSource WALL = InstantSource.system();

  /** Nanoseconds since some moment, for durations. */
  public static final LongSupplier MONOTONIC = System::nanoTime;

  /** Returns a name that no other JVM has. */
  public static String uniqueName() {
    byte[] bytes = new byte[9];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Surroundings() {}
}
