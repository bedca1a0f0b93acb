/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import org.jspecify.annotations.Nullable;

/** Says in a line what usage is expected. */
final class UsageAssert {
  /** Expects these units and no other one above zero. */
  static void assertUsage(@Nullable Usage actual, Object... unitsAndQuantities) {
    Usage.Builder expected = Usage.builder();
    for (int i = 0; i < unitsAndQuantities.length; i += 2) {
      expected.add(
          (UsageUnit) unitsAndQuantities[i], ((Number) unitsAndQuantities[i + 1]).longValue());
    }
    assertThat(withoutZeros(actual)).isEqualTo(withoutZeros(expected.build()));
  }

  private static @Nullable Usage withoutZeros(@Nullable Usage usage) {
    if (usage == null) {
      return null;
    }
    Usage.Builder kept = Usage.builder();
    for (int i = 0; i < usage.size(); i++) {
      if (usage.quantity(i) != 0) {
        kept.add(usage.unit(i), usage.quantity(i));
      }
    }
    for (UsageFlaw flaw : usage.flaws()) {
      kept.flaw(flaw);
    }
    return kept.build();
  }

  private UsageAssert() {}
}
