/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * Returns the window that a text such as {@code Asia/Shanghai mon-fri 09:00-12:00} says; without
   * days it is on every day.
   *
   * @throws IllegalArgumentException for another form of text
   */
  public static TimeWindow parse(String text) {
    String[] parts = text.split(" ", -1);
    try {
      String[] hours = parts[parts.length - 1].split("-", 2);
      if (parts.length == 2 || parts.length == 3) {
        return new TimeWindow(
            ZoneId.of(parts[0]),
            parts.length == 2 ? EnumSet.allOf(DayOfWeek.class) : days(parts[1]),
            IsoText.time(hours[0]),
            IsoText.time(hours[hours.length - 1]));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw unreadable(text, e);
    }
    throw unreadable(text, null);
  }

  private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        text + " (expected: zone, days and hours such as Asia/Shanghai mon-fri 09:00-12:00)",
        cause);
  }

  /** Reads {@code mon-fri}, {@code sat} or {@code fri-mon}, over the end of the week. */
  private static Set<DayOfWeek> days(String text) {
    String[] ends = text.split("-", 2);
    DayOfWeek last = day(ends[ends.length - 1]);
    Set<DayOfWeek> days = EnumSet.of(last);
    for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  private static DayOfWeek day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).substring(0, 3).equals(text)) {
        return day;
      }
    }
    throw new IllegalArgumentException("day: " + text + " (expected: mon to sun)");
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
