/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.store.WindowKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/**
 * An hour, day, week, month, quarter or year of a calendar.
 *
 * <p>A day is as long as its zone makes it, and starts with the first moment of its date. An hour
 * ends early where the clock is changed, and another one begins. Years and quarters are counted
 * from {@code firstMonth}; months, quarters and years begin on {@code firstDay}, or on the last day
 * of a month that has no such day.
 *
 * @param period how long
 * @param zone whose calendar
 * @param firstWeekday on which day weeks begin; of no meaning for other periods
 * @param firstMonth in which month years begin, and with it quarters; of no meaning for shorter
 *     periods
 * @param firstDay on which day months, quarters and years begin, from 1 to 31; of no meaning for
 *     shorter periods
 * @since 0.1
 */
public record CalendarWindow(
    CalendarPeriod period, ZoneId zone, DayOfWeek firstWeekday, Month firstMonth, int firstDay)
    implements BudgetWindow {
  private static final Duration MIN_KEPT = Duration.ofDays(2);
  private static final Duration MAX_KEPT = Duration.ofDays(35);

  public CalendarWindow {
    requireNonNull(period, "period");
    requireNonNull(zone, "zone");
    requireNonNull(firstWeekday, "firstWeekday");
    requireNonNull(firstMonth, "firstMonth");
    if (firstDay < 1 || firstDay > 31) {
      throw new IllegalArgumentException("firstDay: " + firstDay + " (expected: 1 to 31)");
    }
  }

  /** Returns plain calendar windows: weeks from Monday, years from January 1. */
  public static CalendarWindow of(CalendarPeriod period, ZoneId zone) {
    return new CalendarWindow(period, zone, DayOfWeek.MONDAY, Month.JANUARY, 1);
  }

  /** Returns weeks that begin on {@code day}. */
  public CalendarWindow startingOn(DayOfWeek day) {
    return new CalendarWindow(period, zone, day, firstMonth, firstDay);
  }

  /** Returns fiscal years, quarters or months that begin in {@code month} on {@code day}. */
  public CalendarWindow startingOn(Month month, int day) {
    return new CalendarWindow(period, zone, firstWeekday, month, day);
  }

  @Override
  public WindowSpan at(Instant instant) {
    if (period == CalendarPeriod.HOUR) {
      return hourAt(instant);
    }
    // One date ahead and back again: a clock set back over midnight shows yesterday's date anew.
    long index = indexOf(instant.atZone(zone).toLocalDate().plusDays(1));
    while (startOf(index).isAfter(instant)) {
      index--;
    }
    return span(nameOf(firstDateOf(index)), startOf(index), startOf(index + 1));
  }

  private WindowSpan hourAt(Instant instant) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    OffsetDateTime hour = instant.atOffset(offset).truncatedTo(ChronoUnit.HOURS);
    Instant start = hour.toInstant();
    Instant end = start.plus(1, ChronoUnit.HOURS);
    ZoneOffsetTransition before = zone.getRules().previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = zone.getRules().nextTransition(instant);
    if (before != null && before.getInstant().isAfter(start)) {
      start = before.getInstant();
    }
    if (after != null && after.getInstant().isBefore(end)) {
      end = after.getInstant();
    }
    String text = hour.toLocalDateTime().toString();
    return span(text.substring(0, text.indexOf(':')) + offset, start, end);
  }

  private WindowSpan span(String name, Instant start, Instant end) {
    Duration kept = Duration.between(start, end);
    kept = kept.compareTo(MIN_KEPT) < 0 ? MIN_KEPT : kept;
    kept = kept.compareTo(MAX_KEPT) > 0 ? MAX_KEPT : kept;
    String id = period.name().toLowerCase(Locale.ROOT) + ':' + name;
    return new WindowSpan(new WindowKey(id, 0, 1, end.plus(kept)), start, start, end);
  }

  /** Windows are numbered in the order of time; a window that a zone skips has no length. */
  private long indexOf(LocalDate date) {
    if (period == CalendarPeriod.DAY) {
      return date.toEpochDay();
    }
    if (period == CalendarPeriod.WEEK) {
      return Math.floorDiv(date.toEpochDay() - firstWeekOffset(), 7L);
    }
    long month = date.getLong(ChronoField.PROLEPTIC_MONTH);
    return Math.floorDiv(month - monthOffset(), (long) period.months());
  }

  private LocalDate firstDateOf(long index) {
    if (period == CalendarPeriod.DAY) {
      return LocalDate.ofEpochDay(index);
    }
    if (period == CalendarPeriod.WEEK) {
      return LocalDate.ofEpochDay(index * 7 + firstWeekOffset());
    }
    long month = index * period.months() + monthOffset();
    YearMonth first =
        YearMonth.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1);
    return first.atDay(Math.min(firstDay, first.lengthOfMonth()));
  }

  private Instant startOf(long index) {
    return firstDateOf(index).atStartOfDay(zone).toInstant();
  }

  /** The epoch's day was a Thursday. */
  private long firstWeekOffset() {
    return (long) firstWeekday.getValue() - DayOfWeek.THURSDAY.getValue();
  }

  private long monthOffset() {
    return period == CalendarPeriod.MONTH ? 0 : firstMonth.getValue() - 1;
  }

  /** The short name of a plain window, the first date of any other. */
  private String nameOf(LocalDate date) {
    boolean plain = firstDay == 1 && monthOffset() == 0;
    return switch (period) {
      case WEEK ->
          firstWeekday == DayOfWeek.MONDAY
              ? String.format(
                  Locale.ROOT,
                  "%d-W%02d",
                  date.get(IsoFields.WEEK_BASED_YEAR),
                  date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
              : date.toString();
      case MONTH -> plain ? YearMonth.from(date).toString() : date.toString();
      case QUARTER ->
          plain ? date.getYear() + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR) : date.toString();
      case YEAR -> plain ? Integer.toString(date.getYear()) : date.toString();
      default -> date.toString();
    };
  }

  @Override
  public String describe() {
    return period.name().toLowerCase(Locale.ROOT) + " in " + zone;
  }
}
