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

  /** Runs {@code task} when the JVM ends; returns what takes that back. */
  public static Runnable atExit(Runnable task) {
    Thread hook = new Thread(task, "costintent-budget-redis-end");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return () -> {};
    }
    return () -> {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        Log.met("closed while the JVM ends", ending);
      }
    };
  }

  private Surroundings() {}
}
