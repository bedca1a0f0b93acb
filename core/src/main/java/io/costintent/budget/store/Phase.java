/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.store;

/** Where in its life a reservation is. */
sealed interface Phase permits Phase.Mark, TakenHolds, Phase.Expired {
  /** A phase of which nothing else has to be known. */
  enum Mark implements Phase {
    /** Its holds are being taken. */
    STARTING,
    /** Its holds were not allowed; the store does not remember it. */
    REFUSED,
    SETTLED,
    RELEASED,
    LATE
  }

  /**
   * Its time passed, and the floors of these holds were charged.
   *
   * @param holds what it held
   */
  record Expired(TakenHolds holds) implements Phase {}
}
