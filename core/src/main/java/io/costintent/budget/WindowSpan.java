/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.store.WindowKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The window of a budget that is current at some moment.
 *
 * @param key the window as a store knows it
 * @param start the first moment that is counted; {@link Instant#MIN} when there is none
 * @param since since when {@code key} is the current one: {@code start}, or the start of the
 *     current slot of a rolling window
 * @param end the first moment at which {@code key} is not the current one any more, when a calendar
 *     window starts anew and a rolling one forgets its oldest slot; null for never
 * @since 0.1
 */
public record WindowSpan(WindowKey key, Instant start, Instant since, @Nullable Instant end) {
  public WindowSpan {
    requireNonNull(key, "key");
    requireNonNull(start, "start");
    requireNonNull(since, "since");
  }

  /** Whether {@code key} is the current one at {@code instant}. */
  public boolean isCurrent(Instant instant) {
    return !instant.isBefore(since) && (end == null || instant.isBefore(end));
  }

  /** Whether the window has both a first and a last moment. */
  public boolean isBounded() {
    return end != null && !start.equals(Instant.MIN);
  }
}
