/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "2026-09-02T00:59:59.999Z, false",
    "2026-09-02T01:00:00Z, true",
    "2026-09-02T03:59:59.999Z, true",
    "2026-09-02T04:00:00Z, false",
    "2026-09-05T02:00:00Z, false",
  })
  void contains_goesByTheVendorsClockAndWeekday(Instant instant, boolean inside) {
    TimeWindow window =
        new TimeWindow(
            BEIJING,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(12, 0));

    assertThat(window.contains(instant)).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-04T23:00:00Z, true",
    "2026-09-05T00:29:59Z, true",
    "2026-09-05T00:30:00Z, false",
    "2026-09-05T23:00:00Z, false",
    "2026-09-06T00:10:00Z, false",
  })
  void contains_countsTheNightToTheDayOnWhichItBegins(Instant instant, boolean inside) {
    TimeWindow window =
        new TimeWindow(
            ZoneId.of("UTC"), Set.of(DayOfWeek.FRIDAY), LocalTime.of(16, 30), LocalTime.of(0, 30));

    assertThat(window.contains(instant)).isEqualTo(inside);
  }

  @Test
  void weekdays_mustNotBeEmpty() {
    assertThatThrownBy(() -> new TimeWindow(BEIJING, Set.of(), LocalTime.MIN, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weekdays");
  }

  @Test
  void daily_isEveryDay() {
    TimeWindow window = TimeWindow.daily(BEIJING, LocalTime.MIN, LocalTime.NOON);

    assertThat(window.weekdays()).hasSize(7);
  }

  @Test
  void contains_isFalseAtTheEndsOfTime() {
    TimeWindow always = TimeWindow.daily(ZoneId.of("Asia/Shanghai"), LocalTime.MIN, LocalTime.MIN);

    assertThat(always.contains(Instant.EPOCH)).isTrue();
    assertThat(always.contains(Instant.MIN)).isFalse();
    assertThat(always.contains(Instant.MAX)).isFalse();
  }
}
