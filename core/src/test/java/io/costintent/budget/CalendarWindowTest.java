/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static io.costintent.budget.CalendarPeriod.DAY;
import static io.costintent.budget.CalendarPeriod.HOUR;
import static io.costintent.budget.CalendarPeriod.MONTH;
import static io.costintent.budget.CalendarPeriod.QUARTER;
import static io.costintent.budget.CalendarPeriod.WEEK;
import static io.costintent.budget.CalendarPeriod.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarWindowTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @MethodSource("days")
  void day_isAsLongAsItsZoneMakesIt(String zone, String date, Duration length) {
    ZoneId zoneId = ZoneId.of(zone);
    Instant noon = LocalDate.parse(date).atTime(12, 0).atZone(zoneId).toInstant();

    WindowSpan day = CalendarWindow.of(DAY, zoneId).at(noon);

    assertThat(Duration.between(day.start(), day.end())).isEqualTo(length);
    assertThat(day.key().id()).isEqualTo("day:" + date);
    assertThat(day.start()).isEqualTo(LocalDate.parse(date).atStartOfDay(zoneId).toInstant());
  }

  static Stream<Arguments> days() {
    return Stream.of(
        argumentSet("spring forward", "Europe/Berlin", "2026-03-29", Duration.ofHours(23)),
        argumentSet("fall back", "Europe/Berlin", "2026-10-25", Duration.ofHours(25)),
        argumentSet("New York forward", "America/New_York", "2026-03-08", Duration.ofHours(23)),
        argumentSet("New York back", "America/New_York", "2026-11-01", Duration.ofHours(25)),
        argumentSet(
            "half an hour forward", "Australia/Lord_Howe", "2026-10-04", Duration.ofMinutes(1410)),
        argumentSet(
            "half an hour back", "Australia/Lord_Howe", "2026-04-05", Duration.ofMinutes(1470)),
        argumentSet("no midnight", "America/Sao_Paulo", "2018-11-04", Duration.ofHours(23)),
        argumentSet("midnight shown twice", "America/Havana", "2026-11-01", Duration.ofHours(25)),
        argumentSet("Cairo has no midnight", "Africa/Cairo", "2026-04-24", Duration.ofHours(23)),
        argumentSet("an ordinary day", "Europe/Berlin", "2026-06-01", Duration.ofHours(24)));
  }

  @Test
  void day_startsWithItsFirstMoment_whereMidnightDoesNotExist() {
    ZoneId zone = ZoneId.of("America/Sao_Paulo");

    WindowSpan day = CalendarWindow.of(DAY, zone).at(Instant.parse("2018-11-04T12:00:00Z"));

    assertThat(day.start().atZone(zone).toLocalDateTime())
        .isEqualTo(LocalDateTime.parse("2018-11-04T01:00"));
  }

  @Test
  void day_doesNotComeBack_whenTheClockIsSetBackOverMidnight() {
    // At 00:01 the clock went back to 23:01 of the day before.
    ZoneId zone = ZoneId.of("America/St_Johns");
    Instant change = Instant.parse("2010-11-07T02:31:00Z");
    CalendarWindow days = CalendarWindow.of(DAY, zone);

    List<String> ids =
        Stream.of(-120L, -30L, 30L, 1800L, 7200L)
            .map(seconds -> days.at(change.plusSeconds(seconds)).key().id())
            .toList();

    assertThat(ids)
        .containsExactly(
            "day:2010-11-06",
            "day:2010-11-07",
            "day:2010-11-07",
            "day:2010-11-07",
            "day:2010-11-07");
  }

  @Test
  void day_thatAZoneSkipped_isSkipped() {
    // Samoa had no 30 December 2011.
    CalendarWindow days = CalendarWindow.of(DAY, ZoneId.of("Pacific/Apia"));

    WindowSpan before = days.at(Instant.parse("2011-12-30T09:59:59Z"));
    WindowSpan after = days.at(Instant.parse("2011-12-30T10:00:00Z"));

    assertThat(before.key().id()).isEqualTo("day:2011-12-29");
    assertThat(after.key().id()).isEqualTo("day:2011-12-31");
    assertThat(before.end()).isEqualTo(after.start());
  }

  @Test
  void hour_shownTwice_isTwoWindows() {
    CalendarWindow hours = CalendarWindow.of(HOUR, BERLIN);

    WindowSpan first = hours.at(Instant.parse("2026-10-25T00:30:00Z"));
    WindowSpan second = hours.at(Instant.parse("2026-10-25T01:30:00Z"));

    assertThat(first.key().id()).isEqualTo("hour:2026-10-25T02+02:00");
    assertThat(second.key().id()).isEqualTo("hour:2026-10-25T02+01:00");
    assertThat(second.start()).isEqualTo(first.end());
  }

  @Test
  void hour_endsEarly_whenTheClockChangesByHalfAnHour() {
    CalendarWindow hours = CalendarWindow.of(HOUR, ZoneId.of("Australia/Lord_Howe"));
    Instant change = Instant.parse("2026-04-04T15:00:00Z"); // 02:00 +11 becomes 01:30 +10:30

    WindowSpan before = hours.at(change.minusSeconds(1));
    WindowSpan after = hours.at(change);

    assertThat(before.end()).isEqualTo(change);
    assertThat(after.start()).isEqualTo(change);
    assertThat(Duration.between(after.start(), after.end())).isEqualTo(Duration.ofMinutes(30));
    assertThat(after.key().id()).isNotEqualTo(before.key().id());
  }

  @Test
  void hour_isThatOfTheLocalClock() {
    CalendarWindow hours = CalendarWindow.of(HOUR, ZoneId.of("Asia/Kolkata"));

    WindowSpan hour = hours.at(Instant.parse("2026-11-21T10:45:00Z"));

    assertThat(hour.start()).isEqualTo("2026-11-21T10:30:00Z");
    assertThat(hour.key().id()).isEqualTo("hour:2026-11-21T16+05:30");
  }

  @ParameterizedTest
  @MethodSource("named")
  void window_hasTheNameAndBounds(
      CalendarWindow window, String instant, String id, String start, String end) {
    WindowSpan span = window.at(Instant.parse(instant));

    assertThat(span.key().id()).isEqualTo(id);
    assertThat(span.start()).isEqualTo(start);
    assertThat(span.end()).isEqualTo(end);
  }

  static Stream<Arguments> named() {
    CalendarWindow month = utc(MONTH);
    CalendarWindow year = utc(YEAR);
    CalendarWindow quarter = utc(QUARTER);
    CalendarWindow week = utc(WEEK);
    return Stream.of(
        row(
            "month end",
            month,
            "2026-01-31T23:59:59.999Z",
            "month:2026-01",
            "2026-01-01",
            "2026-02-01"),
        row("leap day", month, "2028-02-29T12:00:00Z", "month:2028-02", "2028-02-01", "2028-03-01"),
        row(
            "month from the 15th",
            month.startingOn(Month.JANUARY, 15),
            "2026-11-14T23:59:59Z",
            "month:2026-10-15",
            "2026-10-15",
            "2026-11-15"),
        row(
            "the 31st in a month without one",
            month.startingOn(Month.JANUARY, 31),
            "2026-02-28T00:00:00Z",
            "month:2026-02-28",
            "2026-02-28",
            "2026-03-31"),
        row(
            "the 31st in a leap year",
            month.startingOn(Month.JANUARY, 31),
            "2028-02-28T23:00:00Z",
            "month:2028-01-31",
            "2028-01-31",
            "2028-02-29"),
        row(
            "quarter",
            quarter,
            "2026-11-21T00:00:00Z",
            "quarter:2026-Q4",
            "2026-10-01",
            "2027-01-01"),
        row(
            "fiscal quarter from February",
            quarter.startingOn(Month.FEBRUARY, 1),
            "2027-01-10T00:00:00Z",
            "quarter:2026-11-01",
            "2026-11-01",
            "2027-02-01"),
        row("year", year, "2026-12-31T23:59:59Z", "year:2026", "2026-01-01", "2027-01-01"),
        row(
            "fiscal year from April 6",
            year.startingOn(Month.APRIL, 6),
            "2026-04-05T12:00:00Z",
            "year:2025-04-06",
            "2025-04-06",
            "2026-04-06"),
        row(
            "fiscal year from October",
            year.startingOn(Month.OCTOBER, 1),
            "2026-11-21T00:00:00Z",
            "year:2026-10-01",
            "2026-10-01",
            "2027-10-01"),
        row(
            "year from a leap day",
            year.startingOn(Month.FEBRUARY, 29),
            "2028-02-28T12:00:00Z",
            "year:2027-02-28",
            "2027-02-28",
            "2028-02-29"),
        row("week 53", week, "2027-01-03T23:59:59Z", "week:2026-W53", "2026-12-28", "2027-01-04"),
        row(
            "week 1 of next year",
            week,
            "2025-12-30T00:00:00Z",
            "week:2026-W01",
            "2025-12-29",
            "2026-01-05"),
        row(
            "week from Sunday",
            week.startingOn(DayOfWeek.SUNDAY),
            "2026-11-21T00:00:00Z",
            "week:2026-11-15",
            "2026-11-15",
            "2026-11-22"));
  }

  @Test
  void month_isThatOfItsZone() {
    CalendarWindow month = CalendarWindow.of(MONTH, ZoneId.of("Pacific/Auckland"));

    WindowSpan span = month.at(Instant.parse("2026-10-31T11:30:00Z"));

    assertThat(span.key().id()).isEqualTo("month:2026-11");
    assertThat(span.start()).isEqualTo("2026-10-31T11:00:00Z");
  }

  @Test
  void firstDay_outsideOfEveryMonth_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> utc(MONTH).startingOn(Month.JANUARY, 32))
        .withMessage("firstDay: 32 (expected: 1 to 31)");
  }

  @Test
  void keepUntil_outlivesTheWindow() {
    WindowSpan hour = utc(HOUR).at(Instant.parse("2026-11-21T10:30:00Z"));
    WindowSpan year = utc(YEAR).at(Instant.parse("2026-11-21T10:30:00Z"));

    assertThat(hour.key().keepUntil()).isEqualTo("2026-11-23T11:00:00Z");
    assertThat(year.key().keepUntil()).isEqualTo("2027-02-05T00:00:00Z");
  }

  private static Arguments row(
      String name, CalendarWindow window, String instant, String id, String start, String end) {
    String midnight = "T00:00:00Z";
    return argumentSet(name, window, instant, id, start + midnight, end + midnight);
  }

  private static CalendarWindow utc(CalendarPeriod period) {
    return CalendarWindow.of(period, ZoneOffset.UTC);
  }
}
