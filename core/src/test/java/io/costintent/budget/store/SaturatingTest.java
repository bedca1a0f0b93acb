/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaturatingTest {
  @Test
  void sums_stopAtTheEnds() {
    assertThat(Saturating.add(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    assertThat(Saturating.add(Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
    assertThat(Saturating.subtract(Long.MIN_VALUE, 1)).isEqualTo(Long.MIN_VALUE);
    assertThat(Saturating.subtract(Long.MAX_VALUE, -1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void sums_areExactWithin() {
    assertThat(Saturating.add(Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(-1);
    assertThat(Saturating.subtract(-1, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(Saturating.subtract(3, 5)).isEqualTo(-2);
  }
}
