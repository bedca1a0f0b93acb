/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.BudgetWindow;
import io.costintent.budget.CalendarWindow;
import io.costintent.budget.LifetimeWindow;
import io.costintent.budget.RollingWindow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a window is as a rule, where a month is thirty days. */
final class NominalLength {
  /** Returns the length, or null for a window without one. */
  static @Nullable Duration of(BudgetWindow window) {
    if (window instanceof RollingWindow rolling) {
      return rolling.length();
    }
    if (window instanceof LifetimeWindow lifetime) {
      Instant start = lifetime.start();
      Instant end = lifetime.end();
      return start == null || end == null ? null : Duration.between(start, end);
    }
    return switch (((CalendarWindow) window).period()) {
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
      case WEEK -> Duration.ofDays(7);
      case MONTH -> Duration.ofDays(30);
      case QUARTER -> Duration.ofDays(91);
      case YEAR -> Duration.ofDays(365);
    };
  }

  private NominalLength() {}
}
