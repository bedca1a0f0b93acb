/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeakWatchTest {
  private final LeakWatch watch = new LeakWatch(700, -5);

  @Test
  void leaked_countsHoldsOlderThanTheyMayBeOnce() {
    watch.taken(0);
    watch.taken(50);
    long ended = watch.taken(60);
    watch.ended(ended);

    assertThat(watch.leaked(700)).isZero();
    assertThat(watch.open()).isEqualTo(2);
    assertThat(watch.leaked(1000)).isEqualTo(2);
    assertThat(watch.leaked(1000)).isZero();
    assertThat(watch.leaked(5000)).isZero();
    assertThat(watch.open()).isZero();
  }

  @Test
  void leaked_leavesHoldsThatAreYoungEnough() {
    watch.taken(5000);

    assertThat(watch.leaked(5700)).isZero();
    assertThat(watch.open()).isEqualTo(1);
  }

  @Test
  void leaked_skipsStretchesThatWereUsedAgain() {
    for (int i = 0; i < 40; i++) {
      watch.ended(watch.taken(i * 100));
    }

    assertThat(watch.leaked(100_000)).isZero();
  }
}
