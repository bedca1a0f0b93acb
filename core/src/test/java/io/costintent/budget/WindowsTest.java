/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Instant FROM = Instant.parse("1975-01-01T00:00:00Z");
  private static final long SECONDS = Duration.ofDays(365 * 90).toSeconds();

  @Test
  void calendarWindows_tileTheTimeLine() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();

    for (int i = 0; i < 20_000; i++) {
      CalendarWindow window = window(random, ZoneId.of(zones.get(random.nextInt(zones.size()))));
      Instant instant = nearClockChange(random, window.zone());
      WindowSpan here = window.at(instant);
      WindowSpan next = window.at(here.end());
      WindowSpan previous = window.at(here.start().minusNanos(1));
      String what = "seed " + seed + ", " + window + " at " + instant;

      assertThat(here.isCurrent(instant)).as(what).isTrue();
      assertThat(next.start()).as(what).isEqualTo(here.end());
      assertThat(previous.end()).as(what).isEqualTo(here.start());
      assertThat(window.at(here.start())).as(what).isEqualTo(here);
      assertThat(window.at(here.end().minusNanos(1))).as(what).isEqualTo(here);
      assertThat(List.of(previous.key().id(), here.key().id(), next.key().id()))
          .as(what)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void hours_areNamedOnce_overAYearWithClockChanges() {
    for (String zone : List.of("Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca")) {
      CalendarWindow window = CalendarWindow.of(CalendarPeriod.HOUR, ZoneId.of(zone));
      Map<String, Instant> starts = new HashMap<>();
      Instant end = Instant.parse("2012-01-01T00:00:00Z");

      for (Instant at = Instant.parse("2010-01-01T00:00:00Z"); at.isBefore(end); ) {
        WindowSpan span = window.at(at);

        assertThat(starts.put(span.key().id(), span.start())).as(zone + " " + at).isNull();

        at = span.end();
      }
    }
  }

  @Test
  void window_isTheSameAgain_whenAClockGoesBackwards() {
    CalendarWindow window = CalendarWindow.of(CalendarPeriod.DAY, ZoneId.of("Europe/Berlin"));
    AppliedBudget applied = applied(window);
    Instant today = Instant.parse("2026-11-21T23:00:00Z");
    var before = applied.key(today.minusSeconds(1));
    var after = applied.key(today);

    assertThat(applied.key(today.minusSeconds(1))).isEqualTo(before);
    assertThat(applied.key(today)).isEqualTo(after).isNotEqualTo(before);
  }

  @Test
  void key_isComputedOnceForAWindow() {
    AppliedBudget applied = applied(CalendarWindow.of(CalendarPeriod.DAY, ZoneId.of("UTC")));
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");

    assertThat(applied.key(noon.plusSeconds(1))).isSameAs(applied.key(noon));
  }

  @Test
  void rolling_neverForgetsEarly_andAtMostASlotLate() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);

    for (int i = 0; i < 5_000; i++) {
      Duration length = Duration.ofMillis(1_000 + random.nextLong(31_000_000_000L));
      Instant instant = FROM.plusMillis(random.nextLong(SECONDS) * 1_000 + random.nextInt(1_000));
      WindowSpan span = new RollingWindow(length).at(instant);
      Duration slot = Duration.between(span.since(), span.end());
      String what = "seed " + seed + ", " + length + " at " + instant;

      assertThat(span.isCurrent(instant)).as(what).isTrue();
      assertThat(span.start()).as(what).isBeforeOrEqualTo(instant.minus(length));
      assertThat(span.start()).as(what).isAfterOrEqualTo(instant.minus(length).minus(slot));
      assertThat(span.start())
          .as(what)
          .isEqualTo(span.end().minus(slot.multipliedBy(span.key().slots())));
      assertThat(span.key().slots()).as(what).isLessThanOrEqualTo(61);
    }
  }

  @Test
  void rolling_advancesOneSlotAtATime() {
    RollingWindow day = new RollingWindow(Duration.ofHours(24));
    WindowSpan span = day.at(Instant.parse("2026-11-21T12:10:00Z"));

    WindowSpan next = day.at(span.end());

    assertThat(span.key().id()).isEqualTo("rolling:PT24H");
    assertThat(span.key().slots()).isEqualTo(61);
    assertThat(Duration.between(span.since(), span.end())).isEqualTo(Duration.ofMinutes(24));
    assertThat(next.key().slot()).isEqualTo(span.key().slot() + 1);
    assertThat(next.key().id()).isEqualTo(span.key().id());
  }

  @Test
  void rolling_ofNoLength_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RollingWindow(Duration.ZERO))
        .withMessage("length: PT0S (expected: PT1S to P366D)");
  }

  @Test
  void lifetime_isOneWindow_andKnowsItsEnd() {
    Instant end = Instant.parse("2026-12-31T00:00:00Z");
    LifetimeWindow window = new LifetimeWindow(null, end);

    assertThat(window.at(end.minusSeconds(1)).key()).isEqualTo(window.at(end.plusSeconds(1)).key());
    assertThat(window.hasEnded(end.minusNanos(1))).isFalse();
    assertThat(window.hasEnded(end)).isTrue();
    assertThat(LifetimeWindow.unbounded().at(end).key().keepUntil()).isNull();
    assertThat(LifetimeWindow.unbounded().hasEnded(end)).isFalse();
  }

  @Test
  void lifetime_thatEndsBeforeItStarts_isRefused() {
    Instant now = Instant.parse("2026-11-21T00:00:00Z");

    assertThatIllegalArgumentException().isThrownBy(() -> new LifetimeWindow(now, now));
  }

  /** Returns any instant, or one within two hours of a change of the clock where there is one. */
  private static Instant nearClockChange(Random random, ZoneId zone) {
    Instant any = FROM.plusSeconds(random.nextLong(SECONDS));
    ZoneOffsetTransition change = zone.getRules().nextTransition(any);
    return change == null || random.nextBoolean()
        ? any
        : change.getInstant().plusSeconds(random.nextLong(-7_200, 7_200));
  }

  private static CalendarWindow window(Random random, ZoneId zone) {
    CalendarPeriod[] periods = CalendarPeriod.values();
    return new CalendarWindow(
        periods[random.nextInt(periods.length)],
        zone,
        DayOfWeek.of(1 + random.nextInt(7)),
        Month.of(1 + random.nextInt(12)),
        1 + random.nextInt(31));
  }

  private static AppliedBudget applied(BudgetWindow window) {
    Budget budget = Fixtures.budget("b").window(window).build();
    return Fixtures.only(budget);
  }
}
