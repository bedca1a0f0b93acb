/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import io.costintent.budget.store.WindowKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All of the time there is, for an experiment as a rule.
 *
 * @param start when it begins, null for no particular moment; calls before it count too
 * @param end when it is over, null for never; then its calls are denied, in a mode that denies
 * @since 0.1
 */
public record LifetimeWindow(@Nullable Instant start, @Nullable Instant end)
    implements BudgetWindow {
  private static final Duration KEPT = Duration.ofDays(35);
  private static final Duration MAX = Duration.ofDays(50 * 366);

  public LifetimeWindow {
    if (start != null && end != null) {
      if (!start.isBefore(end)) {
        throw new IllegalArgumentException("end: " + end + " (expected: after " + start + ")");
      }
      if (Duration.between(start, end).compareTo(MAX) > 0) {
        throw new IllegalArgumentException(
            "end: " + end + " (expected: at most 50 years after " + start + ")");
      }
    }
  }

  /** Returns the window that neither starts nor ends. */
  public static LifetimeWindow unbounded() {
    return new LifetimeWindow(null, null);
  }

  /** Whether it is over at {@code instant}. */
  public boolean hasEnded(Instant instant) {
    return end != null && !instant.isBefore(end);
  }

  /** The one window there is; it stays current after its end. */
  @Override
  public WindowSpan at(Instant instant) {
    WindowKey key = new WindowKey("lifetime", 0, 1, end == null ? null : end.plus(KEPT));
    return new WindowSpan(key, start == null ? Instant.MIN : start, Instant.MIN, end);
  }

  @Override
  public String describe() {
    return end == null ? "lifetime" : "lifetime until " + end;
  }
}
