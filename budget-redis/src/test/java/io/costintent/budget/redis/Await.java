/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.BudgetStore;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do in their own time. */
final class Await {
  private Await() {}

  static void until(String what, Callable<Boolean> condition) throws Exception {
    until(what, condition, () -> "");
  }

  /** Waits until the counter stands so; else says how it stood, and how the store was doing. */
  static void standing(String what, RedisBudgetStore store, long settled, long reserved)
      throws Exception {
    until(
        what + ": " + settled + " settled, " + reserved + " reserved",
        () -> Calls.stands(store, settled, reserved),
        () -> "; but " + counter(store) + ", " + store.health());
  }

  private static String counter(BudgetStore store) {
    try {
      return Calls.balance(store).toString();
    } catch (IllegalStateException noAnswer) {
      return String.valueOf(noAnswer.getMessage());
    }
  }

  private static void until(String what, Callable<Boolean> condition, Callable<String> instead)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within a minute: " + what + instead.call());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
