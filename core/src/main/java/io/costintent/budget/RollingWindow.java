/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.budget.store.WindowKey;
import java.time.Duration;
import java.time.Instant;

/**
 * The last minutes, hours or days before each moment.
 *
 * <p>It is cut into about 60 slots. What was counted leaves the window a slot at a time, at most
 * one slot late and never early.
 *
 * @param length from one second to 366 days
 * @since 0.1
 */
public record RollingWindow(Duration length) implements BudgetWindow {
  private static final int SLOTS = 60;
  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofDays(366);
  private static final Duration KEPT = Duration.ofDays(1);

  public RollingWindow {
    if (length.compareTo(MIN) < 0 || length.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("length: " + length + " (expected: PT1S to P366D)");
    }
  }

  @Override
  public WindowSpan at(Instant instant) {
    long slotMillis = slotMillis();
    int slots = (int) ((length.toMillis() + slotMillis - 1) / slotMillis) + 1;
    long slot = Math.max(0, Math.floorDiv(instant.toEpochMilli(), slotMillis));
    Instant since = Instant.ofEpochMilli(slot * slotMillis);
    Instant end = since.plusMillis(slotMillis);
    WindowKey key = new WindowKey("rolling:" + length, slot, slots, end.plus(length).plus(KEPT));
    return new WindowSpan(key, end.minusMillis(slots * slotMillis), since, end);
  }

  private long slotMillis() {
    return (length.toMillis() + SLOTS - 1) / SLOTS;
  }

  @Override
  public String describe() {
    return "rolling " + length;
  }
}
