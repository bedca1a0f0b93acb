/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of the week in the vendor's own time zone.
 *
 * <p>A window whose end is not after its start runs past midnight, and belongs to the weekday on
 * which it starts. Immutable and thread-safe.
 *
 * @param zone where the clock stands that the vendor bills by
 * @param weekdays on which days the window starts
 * @param from first moment inside
 * @param to first moment outside again
 * @since 0.1
 */
public record TimeWindow(ZoneId zone, Set<DayOfWeek> weekdays, LocalTime from, LocalTime to) {
  private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  public TimeWindow {
    requireNonNull(zone, "zone");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    if (weekdays.isEmpty()) {
      throw new IllegalArgumentException("weekdays: empty (expected: at least one)");
    }
    weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
  }

  /** Returns a window on every day of the week. */
  public static TimeWindow daily(ZoneId zone, LocalTime from, LocalTime to) {
    return new TimeWindow(zone, EnumSet.allOf(DayOfWeek.class), from, to);
  }

  /** Whether the clock in the vendor's zone is inside the window. */
  public boolean contains(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      return false; // in the first and last hours of time, some zones have no day
    }
    var there = instant.atZone(zone);
    LocalTime time = there.toLocalTime();
    DayOfWeek day = there.getDayOfWeek();
    if (from.isBefore(to)) {
      return !time.isBefore(from) && time.isBefore(to) && weekdays.contains(day);
    }
    if (!time.isBefore(from)) {
      return weekdays.contains(day);
    }
    return time.isBefore(to) && weekdays.contains(day.minus(1));
  }
}
