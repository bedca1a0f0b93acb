/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget;

import java.time.Instant;

/**
 * Over which time a budget counts.
 *
 * <p>Which window is current is a pure function of the moment: nothing has to be reset, and all
 * JVMs agree whatever they did before. Immutable and thread-safe.
 *
 * @since 0.1
 */
public sealed interface BudgetWindow permits RollingWindow, CalendarWindow, LifetimeWindow {
  /** Returns the window that is current at {@code instant}. */
  WindowSpan at(Instant instant);

  /** Returns the window as it is configured, for people; not a contract. */
  String describe();
}
