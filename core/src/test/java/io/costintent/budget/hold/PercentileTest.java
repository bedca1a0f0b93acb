/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentileTest {
  private final Percentile percentile = new Percentile();

  @Test
  void estimate_isUnknownUntilEnoughSamples() {
    add(29, 100);
    assertThat(percentile.estimate()).isEqualTo(-1);

    add(1, 100);

    assertThat(percentile.estimate()).isBetween(120L, 150L);
  }

  @Test
  void estimate_coversNineteenOfTwenty() {
    for (int i = 1; i <= 1600; i++) {
      percentile.add(i % 20 == 0 ? 1_000_000 : 1000);
    }

    assertThat(percentile.estimate()).isBetween(1200L, 1500L);
  }

  @Test
  void estimate_followsWhatChanges() {
    add(4096, 1_000_000);
    add(16 * 4096, 100);

    assertThat(percentile.estimate()).isLessThan(200);
  }

  @Test
  void estimate_isTheSameForTheSameSamples() {
    Percentile other = new Percentile();
    Random random = new Random(20261015);
    for (int i = 0; i < 5000; i++) {
      long amount = random.nextInt(1_000_000);
      percentile.add(amount);
      other.add(amount);
    }

    assertThat(percentile.estimate()).isEqualTo(other.estimate());
  }

  @Test
  void buckets_coverEveryAmountAndErrUpwardsByAtMostAQuarter() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long amount = random.nextLong() >>> random.nextInt(63) + 1;
      long end = Percentile.upperEnd(Percentile.bucket(amount));

      assertThat(end).as("seed 7, amount %s", amount).isGreaterThanOrEqualTo(amount);
      assertThat(end - amount).as("amount %s", amount).isLessThanOrEqualTo(amount / 4);
    }
    assertThat(Percentile.upperEnd(Percentile.bucket(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
    assertThat(Percentile.bucket(0)).isZero();
  }

  private void add(int times, long amount) {
    for (int i = 0; i < times; i++) {
      percentile.add(amount);
    }
  }
}
