/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.config.ConfigNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads {@code month}, {@code {per: month, zone: Europe/Berlin}} or {@code {rolling: 24h}}. */
final class WindowReader {
  private static final String PERIODS = "hour, day, week, month, quarter, year or lifetime";
  private static final String LIFETIME = "lifetime";

  static BudgetWindow read(ConfigNode node) {
    if (node.isScalar()) {
      return node.parse(
          "one of " + PERIODS + ", or a map with per or rolling",
          text ->
              text.equals(LIFETIME)
                  ? LifetimeWindow.unbounded()
                  : CalendarWindow.of(period(text), ZoneOffset.UTC));
    }
    node.allowKeys(
        "per", "rolling", "zone", "first_weekday", "first_month", "first_day", "starts", "ends");
    ConfigNode rolling = node.child("rolling");
    if (rolling != null) {
      refuse(node, "with rolling", "per", "zone", "first_weekday", "first_month", "first_day");
      refuse(node, "with rolling", "starts", "ends");
      return rolling(rolling);
    }
    ConfigNode per = node.require("per");
    ConfigNode zone = node.child("zone");
    ZoneId zoneId =
        zone == null
            ? ZoneOffset.UTC
            : zone.parse("a time zone such as UTC or Europe/Berlin", ZoneId::of);
    if (per.string().equals(LIFETIME)) {
      refuse(node, "with per: lifetime", "first_weekday", "first_month", "first_day");
      return lifetime(node, zoneId);
    }
    CalendarPeriod period = per.parse("one of " + PERIODS, WindowReader::period);
    refuse(node, "without per: lifetime", "starts", "ends");
    return calendar(node, period, zoneId);
  }

  private static BudgetWindow rolling(ConfigNode node) {
    var length = node.duration();
    return node.parse("a duration from 1s to 366d, such as 24h", text -> new RollingWindow(length));
  }

  private static BudgetWindow calendar(ConfigNode node, CalendarPeriod period, ZoneId zone) {
    if (period != CalendarPeriod.WEEK) {
      refuse(node, "without per: week", "first_weekday");
    }
    if (period.months() == 0) {
      refuse(node, "without per: month, quarter or year", "first_day");
    }
    if (period.months() < 3) {
      refuse(node, "without per: quarter or year", "first_month");
    }
    ConfigNode weekday = node.child("first_weekday");
    ConfigNode month = node.child("first_month");
    ConfigNode day = node.child("first_day");
    return new CalendarWindow(
        period,
        zone,
        weekday == null ? DayOfWeek.MONDAY : weekday.enumValue(DayOfWeek.class),
        month == null ? Month.JANUARY : month.enumValue(Month.class),
        day == null ? 1 : (int) day.integer(1, 31));
  }

  private static BudgetWindow lifetime(ConfigNode node, ZoneId zone) {
    ConfigNode starts = node.child("starts");
    ConfigNode ends = node.child("ends");
    Instant start = starts == null ? null : moment(starts, zone, 0);
    Instant end = ends == null ? null : moment(ends, zone, 1);
    if (ends != null && start != null && end != null && !start.isBefore(end)) {
      throw ends.invalid("a moment after starts");
    }
    return ends == null
        ? new LifetimeWindow(start, null)
        : ends.parse(
            "a moment at most 50 years after starts", text -> new LifetimeWindow(start, end));
  }

  /** Reads an instant, or a date, which begins {@code days} later. */
  private static Instant moment(ConfigNode node, ZoneId zone, int days) {
    return node.parse(
        "a date such as 2026-12-31 or an instant such as 2026-12-31T18:00:00Z",
        text -> {
          if (text.length() != "2026-12-31".length()) {
            return Instant.parse(text);
          }
          return LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
        });
  }

  private static CalendarPeriod period(String text) {
    for (CalendarPeriod period : CalendarPeriod.values()) {
      if (period.name().toLowerCase(Locale.ROOT).equals(text)) {
        return period;
      }
    }
    throw new DateTimeException(text);
  }

  private static void refuse(ConfigNode node, String when, String... names) {
    for (String name : names) {
      ConfigNode child = node.child(name);
      if (child != null) {
        throw child.invalid("no " + name + " " + when);
      }
    }
  }

  private WindowReader() {}
}
