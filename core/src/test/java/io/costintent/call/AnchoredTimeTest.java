/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AnchoredTimeTest {
  private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
  private final AnchoredTime time = new AnchoredTime(wall::get, Long.MAX_VALUE - 10);

  @Test
  void at_countsOnFromTheAnchorEvenWhenTheCounterOverflows() {
    wall.set(Instant.EPOCH);

    assertThat(time.at(Long.MAX_VALUE - 10)).isEqualTo(NOON);
    assertThat(time.at(Long.MIN_VALUE + 9)).isEqualTo(NOON.plusNanos(20));
  }

  @Test
  void at_followsTheClockOnceASecond() {
    Instant set = NOON.plusSeconds(3600);
    wall.set(set);

    assertThat(time.at(Long.MAX_VALUE - 10 + 999_999_999)).isEqualTo(NOON.plusNanos(999_999_999));
    assertThat(time.at(Long.MAX_VALUE - 10 + 1_000_000_000)).isEqualTo(set);
  }

  @Test
  void at_readsAnewWhenTheCounterGoesBack() {
    wall.set(NOON.minusSeconds(1));

    assertThat(time.at(Long.MAX_VALUE - 11)).isEqualTo(NOON.minusSeconds(1));
  }
}
